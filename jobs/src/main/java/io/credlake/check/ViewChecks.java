package io.credlake.check;

import io.credlake.conf.Nearest;
import io.credlake.trino.ViewFile;
import io.credlake.trino.ViewFile.Check;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Predicate;

/** Runs what the descriptions of views say that must hold. */
public final class ViewChecks {

  private static final int EXAMPLES = 5;
  private static final int MOST_COUNTED = 100_000;

  /** What must hold for every view, whatever it says of itself. */
  private static final Check READABLE =
      new Check("readable", Check.Level.FAIL, "视图可查询", "It can be asked", "false", null);

  private final List<ViewFile> views;

  /**
   * The checks of views.
   *
   * @param folder of views by schema and name
   * @param names of those that are checked; empty: all
   * @throws IllegalArgumentException if there is no view of a name
   */
  public ViewChecks(Path folder, List<String> names) {
    List<ViewFile> all = ViewFile.readAll(folder);
    List<String> known = all.stream().map(ViewFile::name).toList();
    for (String name : names) {
      if (!known.contains(name)) {
        throw new IllegalArgumentException(
            "Cannot check view, no such view: %s%s".formatted(name, Nearest.hint(name, known)));
      }
    }
    this.views =
        all.stream().filter(view -> names.isEmpty() || names.contains(view.name())).toList();
  }

  /**
   * What came of a check.
   *
   * @param view of which
   * @param check the check
   * @param rows rows that should not be there, as far as they were counted
   * @param more whether there may be more than were counted
   * @param examples the first of them
   * @param problem why it could not be run; null if it could
   */
  public record Outcome(
      String view, Check check, long rows, boolean more, List<String> examples, String problem) {

    /** Whether what must hold does. */
    public boolean holds() {
      return problem == null && rows == 0;
    }

    /** Whether nothing may be published because of it. */
    public boolean stops() {
      return problem != null || (rows > 0 && check.level() == Check.Level.FAIL);
    }
  }

  /** Runs them one after the other; one that cannot be run does not keep the others from it. */
  public List<Outcome> run(Connection connection) {
    return run(connection, check -> true);
  }

  /** Runs only those after which nothing may be published. */
  public List<Outcome> runThoseThatFail(Connection connection) {
    return run(connection, check -> check.level() == Check.Level.FAIL);
  }

  private List<Outcome> run(Connection connection, Predicate<Check> chosen) {
    List<Outcome> outcomes = new ArrayList<>();
    for (ViewFile view : views) {
      List<Check> checks = view.about().checks();
      List<Check> due =
          (checks.isEmpty() ? List.of(READABLE) : checks).stream().filter(chosen).toList();
      Set<Check> met = met(view, due, connection);
      for (Check check : due) {
        outcomes.add(
            met.contains(check)
                ? new Outcome(view.name(), check, 0, false, List.of(), null)
                : run(view, check, connection));
      }
    }
    return outcomes;
  }

  /** Those that all rows meet, as one pass over the view tells; none if it cannot tell. */
  private static Set<Check> met(ViewFile view, List<Check> checks, Connection connection) {
    List<Check> ofRows = checks.stream().filter(check -> check.rows() != null).toList();
    if (ofRows.size() < 2) {
      return Set.of();
    }
    Set<Check> met = new HashSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(view.counting(ofRows))) {
      answer.next();
      for (int i = 0; i < ofRows.size(); i++) {
        if (answer.getLong(i + 1) == 0) {
          met.add(ofRows.get(i));
        }
      }
      return met;
    } catch (SQLException e) {
      return Set.of(); // each for itself tells which cannot be run
    }
  }

  private static Outcome run(ViewFile view, Check check, Connection connection) {
    List<String> examples = new ArrayList<>();
    long rows = 0;
    try (Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(view.query(check))) {
      while (rows < MOST_COUNTED && answer.next()) {
        if (rows < EXAMPLES) {
          examples.add(describe(answer));
        }
        rows++;
      }
      return new Outcome(view.name(), check, rows, rows == MOST_COUNTED, examples, null);
    } catch (SQLException e) {
      return new Outcome(view.name(), check, rows, false, examples, e.getMessage());
    }
  }

  /** The columns that have a value. */
  private static String describe(ResultSet row) throws SQLException {
    StringJoiner text = new StringJoiner(", ");
    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
      if (row.getString(i) != null) {
        text.add(row.getMetaData().getColumnLabel(i) + "=" + row.getString(i));
      }
    }
    return text.toString();
  }
}
