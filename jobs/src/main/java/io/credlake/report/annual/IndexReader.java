package io.credlake.report.annual;

import io.credlake.report.query.Rows;
import java.sql.SQLException;
import java.util.List;

/** Reads what the newest runs of the indices tell of a year. */
final class IndexReader {

  private final Rows rows;
  private final long year;

  IndexReader(Rows rows, long year) {
    this.rows = rows;
    this.year = year;
  }

  List<AnnualFigures.Index> indices() throws SQLException {
    return rows.ask(
        """
        SELECT b.*, b.name_zh AS zh, b.name_en AS en, substr(b.framework_digest, 1, 12) AS digest,
          date_format(b.computed_at AT TIME ZONE 'UTC', '%Y-%m-%dT%H:%i:%sZ') AS told_at
        FROM lake.policy.index_basis b
        ORDER BY b.framework <> 'integrity', b.framework
        """,
        row ->
            new AnnualFigures.Index(
                row.text("framework"),
                AnnualReader.name(row),
                row.text("source"),
                (int) row.whole("framework_version"),
                row.text("digest"),
                row.text("method_version"),
                row.text("reason"),
                (int) row.whole("replications"),
                row.number("interval"),
                row.whole("seed"),
                row.text("told_at")));
  }

  List<AnnualFigures.Score> scores() throws SQLException {
    return rows.ask(
        """
        SELECT s.*, s.name_zh AS zh, s.name_en AS en, n.position
        FROM lake.policy.index_score s
        JOIN lake.ref.index_node n ON n.framework = s.framework AND n.node = s.node
        WHERE s.year IN (?, ?)
        ORDER BY s.framework, n.position, s.year, s.rank NULLS LAST, s.region
        """,
        row ->
            new AnnualFigures.Score(
                row.text("framework"),
                row.text("node"),
                row.text("parent"),
                AnnualReader.name(row),
                row.text("region"),
                (int) row.whole("year"),
                row.text("reason"),
                row.number("score"),
                row.number("score_low"),
                row.number("score_high"),
                row.count("rank"),
                row.count("rank_low"),
                row.count("rank_high"),
                row.count("ranked"),
                row.text("grade"),
                row.number("weight_known"),
                row.whole("indicators"),
                row.whole("reported"),
                row.whole("not_applicable")),
        year - 1,
        year);
  }

  List<AnnualFigures.Pair> pairs() throws SQLException {
    return rows.ask(
        """
        SELECT framework, region, other FROM lake.policy.index_pairs
        WHERE year = ? ORDER BY framework, region, other
        """,
        row -> new AnnualFigures.Pair(row.text("framework"), row.text("region"), row.text("other")),
        year);
  }

  List<AnnualFigures.Contribution> contributions() throws SQLException {
    return rows.ask(
        """
        SELECT framework, part, commitment, name_zh AS zh, name_en AS en, region, status, value, unit,
          better_than, strength
        FROM lake.policy.index_contribution
        WHERE year = ? AND framework = 'integrity'
        ORDER BY region, strength DESC NULLS LAST, commitment
        """,
        row ->
            new AnnualFigures.Contribution(
                row.text("framework"),
                row.text("part"),
                row.text("commitment"),
                AnnualReader.name(row),
                row.text("region"),
                row.text("status"),
                row.number("value"),
                row.text("unit"),
                row.number("better_than"),
                row.number("strength")),
        year);
  }
}
