package io.credlake.code;

import io.credlake.conf.ListFile;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
  private final Map<String, String> codeByName = new HashMap<>();

  /**
   * Departments of the given rows.
   *
   * @throws IllegalArgumentException if two of them have one code or name, or if one follows an
   *     unknown one or, in the end, itself
   */
  public Departments(List<Department> rows) {
    this.rows = List.copyOf(rows);
    for (Department department : rows) {
      if (byCode.put(department.code(), department) != null) {
        throw new IllegalArgumentException("Invalid code of two departments: " + department.code());
      }
    }
    for (Department department : rows) {
      index(department.nameZh(), department);
      index(department.shortZh(), department);
      department.aliases().forEach(alias -> index(alias, department));
      for (String successor : department.successors()) {
        if (!byCode.containsKey(successor) || isOrFollows(department.code(), successor)) {
          throw new IllegalArgumentException(
              "Invalid successor of department %s: %s".formatted(department.code(), successor));
        }
      }
    }
  }

  /**
   * The departments of a file with the columns of {@link Department}, lists separated by a bar.
   *
   * @throws IOException if the file cannot be read, the message naming the file and the line; or if
   *     its rows do not fit together
   */
  public static Departments load(Path csv) throws IOException {
    return ListFile.read(
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
                row.list("successors")),
        Departments::new);
  }

  /** All rows, in the order of the list. */
  public List<Department> rows() {
    return rows;
  }

  /**
   * The code of a department from itself, any of its names, or the longest name of three characters
   * or more that ends the text; empty if there is none.
   */
  public Optional<String> find(String nameOrCode) {
    String text = nameOrCode.strip();
    if (byCode.containsKey(text)) {
      return Optional.of(text);
    }
    String code = codeByName.get(text);
    for (int start = 1; code == null && start <= text.length() - SHORTEST_END; start++) {
      code = codeByName.get(text.substring(start));
    }
    return Optional.ofNullable(code);
  }

  /**
   * The department that does the work of another on a day: itself until it ends, then the first of
   * its successors, and so on.
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

  /** The last department that follows another in its work; itself if none does, or if unknown. */
  public String latest(String code) {
    return byCode.containsKey(code) ? successor(code, LocalDate.MAX) : code;
  }

  /** Whether a department is another one or follows it, directly or not. */
  public boolean isOrFollows(String code, String ancestor) {
    Set<String> line = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(ancestor));
    while (!open.isEmpty()) {
      Department next = byCode.get(open.pop());
      if (next != null && line.add(next.code())) {
        open.addAll(next.successors());
      }
    }
    return code.equals(ancestor) || line.contains(code);
  }

  private void index(String name, Department department) {
    String holder = byCode.containsKey(name) ? name : codeByName.put(name, department.code());
    if (holder != null && !holder.equals(department.code())) {
      throw new IllegalArgumentException(
          "Invalid name of two departments, %s and %s: %s"
              .formatted(holder, department.code(), name));
    }
  }
}
