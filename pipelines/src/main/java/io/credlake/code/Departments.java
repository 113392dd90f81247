package io.credlake.code;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The departments with their succession, and their resolution from names as they come.
 *
 * <p>A local office is found by the end of its name: 江苏省苏州市工商行政管理局 ends with 工商行政管理局.
 */
public final class Departments implements Serializable {

  private static final long serialVersionUID = 1;

  /** Shortest name that may end the name of a local office. */
  private static final int SHORTEST_END = 3;

  private final List<Department> rows;
  private final Map<String, Department> byCode = new HashMap<>();
  private final Map<String, String> byName = new HashMap<>();

  /**
   * Departments of the given rows.
   *
   * @throws IllegalArgumentException if two of them have one name, or one follows an unknown one
   */
  public Departments(List<Department> rows) {
    this.rows = List.copyOf(rows);
    rows.forEach(department -> byCode.put(department.code(), department));
    for (Department department : rows) {
      index(department.code(), department);
      index(department.nameZh(), department);
      index(department.shortZh(), department);
      department.aliases().forEach(alias -> index(alias, department));
      for (String successor : department.successors()) {
        if (!byCode.containsKey(successor)) {
          throw new IllegalArgumentException(
              "Invalid successor of department %s: %s".formatted(department.code(), successor));
        }
      }
    }
  }

  /**
   * The departments of a file with the columns of {@link Department}, lists separated by a bar.
   *
   * @throws IOException if the file cannot be read; the message names the file and the line
   */
  public static Departments load(Path csv) throws IOException {
    return new Departments(
        CodeListFile.read(
            csv,
            row ->
                new Department(
                    row.required("code"),
                    row.required("name_zh"),
                    row.required("short_zh"),
                    row.list("aliases"),
                    row.required("name_en"),
                    row.date("valid_from"),
                    row.date("valid_to"),
                    row.list("successors"))));
  }

  /** All rows, in the order of the list. */
  public List<Department> rows() {
    return rows;
  }

  /** The code of a department from itself, any of its names, or the name of a local office. */
  public Optional<String> find(String nameOrCode) {
    String text = nameOrCode.strip();
    for (int start = 0; start <= text.length() - (start == 0 ? 1 : SHORTEST_END); start++) {
      String code = byName.get(text.substring(start));
      if (code != null) {
        return Optional.of(code);
      }
    }
    return Optional.empty();
  }

  /**
   * The department that does the work of another on a day: itself, or the first successor in force.
   *
   * @throws IllegalArgumentException if there is no department of that code
   */
  public String successor(String code, LocalDate day) {
    Department department = byCode.get(code);
    if (department == null) {
      throw new IllegalArgumentException("Invalid department: " + code);
    }
    boolean ended = department.validTo() != null && !day.isBefore(department.validTo());
    return ended && !department.successors().isEmpty()
        ? successor(department.successors().getFirst(), day)
        : code;
  }

  /** Whether a department is another one or follows it, directly or not. */
  public boolean isOrFollows(String code, String ancestor) {
    Department from = byCode.get(ancestor);
    return code.equals(ancestor)
        || (from != null
            && from.successors().stream().anyMatch(successor -> isOrFollows(code, successor)));
  }

  private void index(String name, Department department) {
    String before = byName.put(name, department.code());
    if (before != null && !before.equals(department.code())) {
      throw new IllegalArgumentException(
          "Invalid name of two departments, %s and %s: %s"
              .formatted(before, department.code(), name));
    }
  }
}
