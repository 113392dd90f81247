package io.credlake.check;

import io.credlake.conf.Nearest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/** Holds a lake against files that tell the truth about it, by the checks of a folder. */
public final class TruthCheck {

  private static final String TRUTH = ".csv";

  private final Path checks;

  /**
   * Checks of a folder.
   *
   * @param checks with a folder {@code <name>} for each: {@code check.sql}, {@code check.yaml}
   */
  public TruthCheck(Path checks) {
    this.checks = checks;
  }

  /** The files of a folder that tell the truth, sorted. */
  public static List<Path> truths(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException("Cannot check truth, no such folder: " + folder);
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(TRUTH)).sorted().toList();
    }
  }

  /**
   * Runs the check of a file's name and compares its answer with the file.
   *
   * @throws IllegalArgumentException if there is no such check, or columns are missing
   * @throws SQLException if the check cannot be run
   */
  public Comparison compare(Path truth, Connection connection) throws IOException, SQLException {
    CheckFile check = check(truth);
    try (Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(check.query())) {
      return Comparison.of(
          Cells.ofTruth(truth, check.columns()),
          Cells.ofAnswer(answer, check.columns(), check.name()),
          check.columns().values());
    }
  }

  private CheckFile check(Path truth) throws IOException {
    String file = truth.getFileName().toString();
    String name = file.substring(0, file.length() - TRUTH.length());
    List<String> known = names();
    if (!known.contains(name)) {
      throw new IllegalArgumentException(
          "Cannot check truth, no check of its name in sql/checks: %s%s"
              .formatted(file, Nearest.hint(name, known)));
    }
    return CheckFile.read(checks.resolve(name));
  }

  private List<String> names() throws IOException {
    if (!Files.isDirectory(checks)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(checks)) {
      return folders
          .filter(Files::isDirectory)
          .map(folder -> folder.getFileName().toString())
          .sorted()
          .toList();
    }
  }
}
