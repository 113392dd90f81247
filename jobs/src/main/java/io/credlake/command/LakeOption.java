package io.credlake.command;

import io.credlake.lake.Lake;
import io.credlake.lake.LakePlace;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that says which lake a command works on. */
final class LakeOption {

  @Option(
      names = "--lake",
      paramLabel = "DIR",
      description = "Folder of the lake (default: $CREDLAKE_LAKE or ./lake).")
  private Path folder;

  /** Absolute path of the lake's folder. */
  Path lake() {
    Path chosen = folder;
    if (chosen == null) {
      String named = System.getenv("CREDLAKE_LAKE");
      chosen = Path.of(named == null || named.isBlank() ? "lake" : named);
    }
    return chosen.toAbsolutePath().normalize();
  }

  /** Where the lake is; one that is not there yet is founded as {@code conf} says. */
  LakePlace founded() {
    return LakePlace.found(lake(), Credlake.home().resolve("conf").resolve(LakePlace.FILE));
  }

  /**
   * Opens the lake, of whatever layout.
   *
   * @param verb what cannot be done if there is none
   */
  Lake openOlder(String verb) {
    if (!Lake.exists(lake())) {
      throw new IllegalArgumentException("Cannot %s lake, no lake at: %s".formatted(verb, lake()));
    }
    return Lake.openOlder(LakePlace.of(lake()));
  }
}
