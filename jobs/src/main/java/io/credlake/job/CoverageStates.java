package io.credlake.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.util.FileUtils;

/** The states of coverage that a lake keeps, one folder of checkpoints for each generation. */
final class CoverageStates {

  private static final String METADATA = "_metadata";
  private static final String DEFINITIONS = "definitions";
  private static final int DEPTH = 3;

  private final Path states;
  private final Path works;

  CoverageStates(Path lake) {
    this.states = lake.resolve("flink").resolve("coverage");
    this.works = lake.resolve("flink").resolve("coverage-work");
  }

  /** Where the checkpoints of a generation stand. */
  Path folder(long generation) {
    return states.resolve(Long.toString(generation));
  }

  /** Where a run keeps its state while it works. */
  Path work(String runId) {
    return works.resolve(runId);
  }

  /** Notes by which definitions a generation measures the plan. */
  void noteDefinitions(long generation, String digest) throws IOException {
    Files.createDirectories(folder(generation));
    Files.writeString(folder(generation).resolve(DEFINITIONS), digest);
  }

  /** Whether a generation measures the plan by these definitions. */
  boolean isBy(long generation, String digest) throws IOException {
    Path file = folder(generation).resolve(DEFINITIONS);
    return Files.exists(file) && Files.readString(file).equals(digest);
  }

  /** The newest whole checkpoint of a generation. */
  Optional<Path> newest(long generation) {
    Path folder = folder(generation);
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.walk(folder, DEPTH)) {
      return files
          .filter(file -> file.getFileName().toString().equals(METADATA))
          .max(Comparator.comparing(CoverageStates::time))
          .map(Path::getParent);
    } catch (IOException e) {
      throw new IllegalStateException(
          "Cannot look for the state of coverage, %s: %s".formatted(e.getMessage(), folder), e);
    }
  }

  private static FileTime time(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      return FileTime.fromMillis(0); // it was just replaced by a newer one
    }
  }

  /** Deletes the states of other generations. */
  void deleteAllBut(long generation) throws IOException {
    if (!Files.isDirectory(states)) {
      return;
    }
    List<Path> others;
    try (Stream<Path> folders = Files.list(states)) {
      others = folders.filter(folder -> !folder.equals(folder(generation))).toList();
    }
    for (Path folder : others) {
      FileUtils.deleteDirectory(folder.toFile());
    }
  }

  void deleteWork(String runId) throws IOException {
    FileUtils.deleteDirectory(work(runId).toFile());
  }
}
