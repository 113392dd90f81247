package io.credlake.release.diff;

import io.credlake.release.ReleaseName;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The questions of a comparison of two releases, whose answers are the figures that differ. */
record DiffQueries(ReleaseName first, ReleaseName second) {

  private static final Pattern NUMBER = Pattern.compile("\\{number ([\\w.]+)}");

  /** A number as people write it, to six decimals; null stays null. */
  private static final String PLAIN =
      "IF($1 IS NULL, NULL, regexp_replace(format('%.6f', $1), "
          + Matcher.quoteReplacement("'\\.?0+$'")
          + ", ''))";

  /** All that is compared of an assessment. */
  private static final String ASSESSED =
      """
      $1.status || coalesce(' ' || {number $1.score}, '')
        || coalesce(', required ' || {number $1.required}, '')
        || coalesce(', projected ' || {number $1.projected}, '')\
      """;

  /** A score and a rank with their intervals. */
  private static final String SCORED =
      """
      coalesce(
        {number $1.score} || ' (' || {number $1.score_low} || '–' || {number $1.score_high}
          || ')' || coalesce(' rank ' || CAST($1.rank AS varchar) || ' ('
          || CAST($1.rank_low AS varchar) || '–' || CAST($1.rank_high AS varchar) || ')', ''),
        $1.status)\
      """;

  /** Coverage by month; quarters and years are of the same months. */
  String coverage() {
    return sql(
        """
        WITH
          a AS (SELECT * FROM lake.{a}.coverage_period
            WHERE kind_of_period = 'month' AND level IN ('nation', 'province')),
          b AS (SELECT * FROM lake.{b}.coverage_period
            WHERE kind_of_period = 'month' AND level IN ('nation', 'province'))
        SELECT
          coalesce(a.facet, b.facet) || coalesce(' ' || coalesce(a.member, b.member), '') AS figure,
          coalesce(a.facet, b.facet) AS facet,
          coalesce(a.member, b.member) AS member,
          coalesce(a.region, b.region) AS region,
          coalesce(a.period, b.period) AS period,
          CAST(coalesce(a.month, b.month) AS varchar) AS month,
          CAST(a.covered AS varchar) || ' / ' || CAST(a.subjects AS varchar) AS before,
          CAST(b.covered AS varchar) || ' / ' || CAST(b.subjects AS varchar) AS after
        FROM a
        FULL JOIN b
          ON b.month = a.month AND b.region = a.region AND b.facet = a.facet
          AND coalesce(b.member, '') = coalesce(a.member, '')
        WHERE a.covered IS DISTINCT FROM b.covered OR a.subjects IS DISTINCT FROM b.subjects
        ORDER BY figure, region, period
        """);
  }

  String indicators() {
    return sql(
        """
        WITH
          a AS (SELECT *, {value} AS told FROM lake.{a}.indicator),
          b AS (SELECT *, {value} AS told FROM lake.{b}.indicator)
        SELECT
          coalesce(a.commitment, b.commitment)
            || coalesce(' ' || coalesce(a.department, b.department), '')
            || coalesce(' ' || coalesce(a.field, b.field), '') AS figure,
          coalesce(a.commitment, b.commitment) AS commitment,
          coalesce(a.region, b.region) AS region,
          coalesce(a.period, b.period) AS period,
          CAST(coalesce(a.month, b.month) AS varchar) AS month,
          a.status IS DISTINCT FROM b.status AS heard,
          a.told AS before,
          b.told AS after
        FROM a
        FULL JOIN b
          ON b.commitment = a.commitment AND b.region = a.region
          AND b.kind_of_period = a.kind_of_period AND b.month = a.month
          AND coalesce(b.department, '') = coalesce(a.department, '')
          AND coalesce(b.field, '') = coalesce(a.field, '')
        WHERE a.status IS DISTINCT FROM b.status
          OR a.value IS DISTINCT FROM b.value
          OR a.numerator IS DISTINCT FROM b.numerator
          OR a.denominator IS DISTINCT FROM b.denominator
        ORDER BY figure, region, period
        """
            .replace(
                "{value}",
                """
                coalesce({number value} || coalesce(' (' || {number numerator}
                  || coalesce(' / ' || {number denominator}, '') || ')', '') || ' ', '') || status\
                """));
  }

  String progress() {
    return sql(
        """
        WITH
          a AS (SELECT * FROM lake.{a}.progress),
          b AS (SELECT * FROM lake.{b}.progress)
        SELECT
          coalesce(a.commitment, b.commitment) AS figure,
          coalesce(a.commitment, b.commitment) AS commitment,
          coalesce(a.region, b.region) AS region,
          coalesce(a.year, b.year) AS year,
          format('%d', coalesce(a.year, b.year)) AS period,
          {assessed a} AS before,
          {assessed b} AS after
        FROM a
        FULL JOIN b
          ON b.commitment = a.commitment AND b.region = a.region AND b.year = a.year
        WHERE a.status IS DISTINCT FROM b.status
          OR a.score IS DISTINCT FROM b.score
          OR a.required IS DISTINCT FROM b.required
          OR a.projected IS DISTINCT FROM b.projected
        ORDER BY figure, region, period
        """);
  }

  String indices() {
    return sql(
        """
        WITH
          basis AS (
            SELECT b.framework, a.framework_digest IS DISTINCT FROM b.framework_digest
              OR a.method_version IS DISTINCT FROM b.method_version AS redefined
            FROM lake.{b}.index_basis b
            LEFT JOIN lake.{a}.index_basis a ON a.framework = b.framework),
          a AS (SELECT * FROM lake.{a}.index_score),
          b AS (SELECT * FROM lake.{b}.index_score)
        SELECT
          coalesce(a.framework, b.framework) || ' ' || coalesce(a.node, b.node) AS figure,
          coalesce(a.framework, b.framework) AS framework,
          coalesce(a.region, b.region) AS region,
          coalesce(a.year, b.year) AS year,
          format('%d', coalesce(a.year, b.year)) AS period,
          coalesce(s.redefined, true) AS redefined,
          {scored a} AS before,
          {scored b} AS after
        FROM a
        FULL JOIN b
          ON b.framework = a.framework AND b.node = a.node AND b.region = a.region
          AND b.year = a.year
        LEFT JOIN basis s ON s.framework = coalesce(a.framework, b.framework)
        WHERE a.score IS DISTINCT FROM b.score
          OR a.rank IS DISTINCT FROM b.rank
          OR a.status IS DISTINCT FROM b.status
          OR a.score_low IS DISTINCT FROM b.score_low
          OR a.score_high IS DISTINCT FROM b.score_high
        ORDER BY figure, region, period
        """);
  }

  /** First month that the first release has figures of. */
  String firstMonth() {
    return sql("SELECT CAST(min(month) AS varchar) FROM lake.{a}.reported_month");
  }

  /** Inputs of the indices that differ. */
  String inputs() {
    return sql(
        """
        WITH
          a AS (
            SELECT i.*
            FROM lake.stat.index_input FOR VERSION AS OF '{tag a}' i
            JOIN lake.{a}.index_basis r ON r.run = i.run),
          b AS (
            SELECT i.*
            FROM lake.stat.index_input FOR VERSION AS OF '{tag b}' i
            JOIN lake.{b}.index_basis r ON r.run = i.run)
        SELECT
          coalesce(a.framework, b.framework) AS framework,
          coalesce(a.commitment, b.commitment) AS commitment,
          coalesce(a.region, b.region) AS region,
          coalesce(a.year, b.year) AS year
        FROM a
        FULL JOIN b
          ON b.framework = a.framework AND b.commitment = a.commitment AND b.region = a.region
          AND b.year = a.year
        WHERE a.value IS DISTINCT FROM b.value OR a.status IS DISTINCT FROM b.status
        """);
  }

  /** Commitments whose indicator is defined otherwise; other words for the same change nothing. */
  String redefined() {
    return sql(
        """
        SELECT commitment FROM (
          ({b's} EXCEPT {a's})
          UNION
          ({a's} EXCEPT {b's}))
        """
            .replace("{a's}", definitions("{tag a}"))
            .replace("{b's}", definitions("{tag b}")));
  }

  private static String definitions(String tag) {
    return """
    SELECT commitment, version, unit, direction, target_kind, target, target_by, period, definition
    FROM lake.ref.indicator FOR VERSION AS OF '%s'\
    """
        .formatted(tag);
  }

  /** Who tells of a commitment. */
  String senders() {
    return sql(
        """
        SELECT c.id AS commitment, s.sender
        FROM lake.ref.commitment FOR VERSION AS OF '{tag b}' c
        CROSS JOIN UNNEST(c.senders) AS s (sender)
        """);
  }

  private String sql(String text) {
    return NUMBER
        .matcher(
            text.replaceAll("\\{assessed (\\w)}", ASSESSED).replaceAll("\\{scored (\\w)}", SCORED))
        .replaceAll(PLAIN)
        .replace("{a}", NewsQuery.quoted(first))
        .replace("{b}", NewsQuery.quoted(second))
        .replace("{tag a}", first.tag())
        .replace("{tag b}", second.tag());
  }
}
