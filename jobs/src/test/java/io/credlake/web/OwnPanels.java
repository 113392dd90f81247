package io.credlake.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The program with panels of a test's own: all else of it is linked. */
final class OwnPanels {

  private OwnPanels() {}

  /** Makes the home of such a program in a folder; it has no panel yet. */
  static Path in(Path folder, Path program) throws IOException {
    Path home = Files.createDirectories(folder.resolve("home"));
    Files.createDirectories(home.resolve("sql/dashboards"));
    for (String linked : List.of("conf", "sql/open", "sql/codelists")) {
      Files.createSymbolicLink(home.resolve(linked), program.resolve(linked));
    }
    return home;
  }
}
