package io.credlake.web.progress;

import io.credlake.plan.Commitment;
import io.credlake.plan.PlanNode;
import io.credlake.plan.SeriesBreak;
import io.credlake.rate.Place;
import io.credlake.report.query.Names.Name;
import io.credlake.report.query.Rows;
import io.credlake.report.query.Rows.Row;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads the outline and how far it is, from a lake or a release of it. */
public final class PlanReader {

  private final Rows rows;

  /** Reads over a connection, which stays open. */
  public PlanReader(Connection connection) {
    this.rows = new Rows(connection);
  }

  /** The nodes of the outline, in the order of the text. */
  public List<PlanNode> nodes() throws SQLException {
    return rows.ask(
        """
        SELECT id, coalesce(parent, '') AS parent, heading_zh, heading_en,
          coalesce(responsible_zh, '') AS responsible_zh
        FROM lake.ref.plan_node ORDER BY position
        """,
        row ->
            new PlanNode(
                row.text("id"),
                row.text("parent"),
                row.text("heading_zh"),
                row.text("heading_en"),
                row.text("responsible_zh")));
  }

  /** The years that are assessed, the earliest first. */
  public List<Integer> years() throws SQLException {
    return rows.ask(
        "SELECT DISTINCT year FROM lake.policy.progress ORDER BY 1",
        row -> (int) row.whole("year"));
  }

  /** A commitment and how it is measured. */
  public record Listed(Commitment commitment, Measured measured) {}

  /** All commitments, in the order of the text. */
  public List<Listed> commitments() throws SQLException {
    return rows.ask(
        "SELECT * FROM lake.policy.commitment ORDER BY position",
        row -> new Listed(commitment(row), measured(row)));
  }

  /** How the commitments stood in a region at the ends of years, the earliest first, by id. */
  public Map<String, List<Promise.Standing>> standings(Place place) throws SQLException {
    return rows
        .ask(
            "SELECT * FROM lake.policy.progress WHERE region = ?",
            row -> Map.entry(row.text("commitment"), standing(row)),
            place.code())
        .stream()
        .sorted(Comparator.comparingInt(entry -> entry.getValue().year()))
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
  }

  /** What parts series, the earliest first. */
  public List<SeriesBreak> breaks() throws SQLException {
    return rows.ask(
        """
        SELECT id, kind, date_format(month, '%Y-%m') AS month, name_zh, name_en, touches
        FROM lake.ref.series_break ORDER BY month, id
        """,
        row ->
            new SeriesBreak(
                row.text("id"),
                SeriesBreak.Kind.valueOf(row.text("kind").toUpperCase(Locale.ROOT)),
                YearMonth.parse(row.text("month")),
                row.text("name_zh"),
                row.text("name_en"),
                row.texts("touches")));
  }

  private static Commitment commitment(Row row) {
    return new Commitment(
        row.text("commitment"),
        Commitment.Type.valueOf(row.text("type")),
        Commitment.Guard.valueOf(row.text("guard")),
        Commitment.Basis.valueOf(row.text("basis")),
        row.text("quote"),
        row.text("english"),
        row.texts("senders"));
  }

  private static Measured measured(Row row) {
    String by = row.text("target_by");
    return new Measured(
        row.text("indicator_zh"),
        row.text("indicator_en"),
        row.text("unit"),
        words(row, "numerator"),
        words(row, "denominator"),
        row.text("direction"),
        row.text("target_kind"),
        row.number("target"),
        by == null ? null : YearMonth.parse(by.substring(0, "2020-12".length())),
        words(row, "target_wording"),
        row.text("definition"),
        (int) row.whole("version"));
  }

  /** In both languages; releases and lakes of earlier versions have English alone. */
  private static Name words(Row row, String column) {
    String english = row.text(column);
    String chinese = row.has(column + "_zh") ? row.text(column + "_zh") : null;
    return english == null ? null : new Name(chinese == null ? english : chinese, english);
  }

  private static Promise.Standing standing(Row row) {
    Long baseYear = row.count("base_year");
    return new Promise.Standing(
        (int) row.whole("year"),
        row.text("status"),
        row.text("reason"),
        row.text("method"),
        row.number("value"),
        baseYear == null ? null : baseYear.intValue(),
        row.number("base"),
        row.number("required"),
        row.number("projected"),
        row.number("gone"),
        row.number("score"),
        row.text("series_break"));
  }
}
