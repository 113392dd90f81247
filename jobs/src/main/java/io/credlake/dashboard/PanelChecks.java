package io.credlake.dashboard;

import io.credlake.dashboard.Panels.Found;
import io.credlake.trino.ViewFile.Check;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Runs panels against a lake: whether they can be asked, are as described, and hold. */
public final class PanelChecks {

  private static final Duration LIMIT = Duration.ofMinutes(2);

  private PanelChecks() {}

  /**
   * What came of a panel, or of one of its checks.
   *
   * @param panel page and name
   * @param check null: whether it can be asked and is as described
   * @param rows of the answer, or rows that should not be there
   * @param problem what is wrong, and where; null: nothing
   */
  public record Outcome(String panel, Check check, long rows, String problem) {

    /** Whether all is well. */
    public boolean holds() {
      return problem == null;
    }

    /** Whether it must be mended. */
    public boolean fails() {
      return problem != null && (check == null || check.level() == Check.Level.FAIL);
    }
  }

  /** Runs a panel and its checks; a broken one has one outcome. */
  public static List<Outcome> run(Connection connection, Found found, Parameters parameters) {
    String name = found.page() + "/" + found.name();
    List<Outcome> outcomes = new ArrayList<>();
    try {
      PanelFile panel = found.orThrow();
      PanelResult result =
          PanelQuery.run(connection, panel.query(), parameters, LIMIT, new Answers.Running());
      panel.check(result.columns());
      outcomes.add(new Outcome(name, null, result.rows().size(), null));
      for (Check check : panel.about().checks()) {
        outcomes.add(check(connection, panel, check, parameters));
      }
    } catch (PanelException e) {
      outcomes.add(new Outcome(name, null, 0, e.describe()));
    } catch (SQLException e) {
      PanelException fault = found.panel() == null ? null : PanelFault.of(found.panel(), e);
      outcomes.add(new Outcome(name, null, 0, fault == null ? e.getMessage() : fault.describe()));
    }
    return outcomes;
  }

  private static Outcome check(
      Connection connection, PanelFile panel, Check check, Parameters parameters) {
    String name = panel.address();
    try {
      NamedSql query =
          check.query() != null
              ? NamedSql.parse(check.query(), panel.yamlFile())
              : panel.query().where(check.rows(), panel.yamlFile());
      try (PreparedStatement statement = connection.prepareStatement(query.sql())) {
        PanelQuery.bind(statement, query, parameters);
        try (ResultSet answer = statement.executeQuery()) {
          long rows = 0;
          while (answer.next()) {
            rows++;
          }
          return new Outcome(
              name,
              check,
              rows,
              rows == 0 ? null : "%d rows for which it does not hold".formatted(rows));
        }
      }
    } catch (PanelException e) {
      return new Outcome(name, check, 0, e.describe());
    } catch (SQLException e) {
      return new Outcome(name, check, 0, "%s (%s)".formatted(e.getMessage(), panel.yamlFile()));
    }
  }
}
