package io.credlake.dashboard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The panels of {@code sql/dashboards}; a file that changes is read anew when it is next asked. */
public final class Panels {

  private final Path home;
  private final Map<String, Entry> read = new ConcurrentHashMap<>();

  /** The panels of a program, by its folder. */
  public Panels(Path home) {
    this.home = home;
  }

  /**
   * A panel, or why there is none.
   *
   * @param name of the panel
   * @param panel null if it is broken
   * @param problem null if it is not
   */
  public record Found(String page, String name, PanelFile panel, PanelException problem) {

    /** The panel, unless it is broken. */
    public PanelFile orThrow() {
      if (problem != null) {
        throw problem;
      }
      return panel;
    }
  }

  private record Entry(List<FileTime> times, Found found) {}

  /** The names of the pages that have panels. */
  public List<String> pages() {
    return folders(home.resolve(PanelFile.ROOT));
  }

  /** The panels of a page in their order, broken ones among them. */
  public List<Found> of(String page) {
    List<Found> found = new ArrayList<>();
    for (String folder : folders(home.resolve(PanelFile.ROOT).resolve(page))) {
      found.add(find(page, folder));
    }
    return found;
  }

  /** The panel of a page and name; empty if there is none. */
  public Optional<Found> find(PanelAddress address) {
    if (!pages().contains(address.page())) {
      return Optional.empty();
    }
    return of(address.page()).stream()
        .filter(found -> found.name().equals(address.name()))
        .findFirst();
  }

  /** Where a panel is. */
  public record PanelAddress(String page, String name) {}

  private Found find(String page, String folder) {
    Path path = home.resolve(PanelFile.ROOT).resolve(page).resolve(folder);
    List<FileTime> times =
        List.of(time(path.resolve("panel.sql")), time(path.resolve("panel.yaml")));
    return read.compute(
            page + "/" + folder,
            (key, known) ->
                known != null && known.times().equals(times)
                    ? known
                    : new Entry(times, found(page, folder)))
        .found();
  }

  private Found found(String page, String folder) {
    String name = Optional.ofNullable(PanelFile.nameOf(folder)).orElse(folder);
    try {
      return new Found(page, name, PanelFile.read(home, page, folder), null);
    } catch (PanelException e) {
      return new Found(page, name, null, e);
    }
  }

  private static FileTime time(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      return FileTime.fromMillis(0); // reading it will say what is wrong
    }
  }

  private static List<String> folders(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(Files::isDirectory)
          .map(path -> path.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list panels: " + folder, e);
    }
  }
}
