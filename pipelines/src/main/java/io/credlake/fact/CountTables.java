package io.credlake.fact;

import static io.credlake.fact.Field.optional;
import static io.credlake.fact.Field.required;

import io.credlake.fact.Field.Type;
import java.util.List;

/** The tables of what is counted: coverage, indicators and progress. */
public final class CountTables {

  /** Changes of coverage. */
  public static final TableDefinition COVERAGE_DELTA =
      new TableDefinition(
          "stat",
          "coverage_delta",
          "One row per change of a cell: from the last day of its month on, the cell's numbers are"
              + " higher or lower by those told; coverage is the running sum of one generation",
          List.of(
              required(
                  "generation", Type.LONG, "Counting that it belongs to; each begins from nothing"),
              required("round", Type.LONG, "Round of that counting, see stat.coverage_round"),
              required(
                  "month", Type.DATE, "First day of the first month on whose last day it holds"),
              required(
                  "province_code", Type.TEXT, "Province in which the organisations are registered"),
              optional("city_code", Type.TEXT, "Prefecture or county of it; null: none is known"),
              optional("kind", Type.TEXT, "Kind of organisation; null: unlisted, or no code yet"),
              required(
                  "facet",
                  Type.TEXT,
                  "all, field, industry or department: by what the organisations of a region and"
                      + " kind are told apart; sums make sense within one facet only"),
              optional(
                  "member",
                  Type.TEXT,
                  "Key field, industry section or deciding department; null: all, or none is"
                      + " known"),
              required(
                  "subjects",
                  Type.LONG,
                  "Organisations more in the registers; 0 for field and department, see all"),
              required("covered", Type.LONG, "Of these, more with a record in force there")),
          List.of(),
          List.of(),
          List.of("facet", "province_code", "city_code", "month"),
          "Changes of one cell end up side by side, and those of one province in few row groups");

  /** Rounds of the counting of coverage. */
  public static final TableDefinition COVERAGE_ROUND =
      new TableDefinition(
          "stat",
          "coverage_round",
          "One row per round: coverage counts all deliveries that were complete when it began",
          List.of(
              required("generation", Type.LONG, "Counting that it belongs to"),
              required("round", Type.LONG, "Number within that counting, from 1"),
              required("deliveries", Type.LONG, "Deliveries counted so far"),
              required("delivery_snapshot", Type.LONG, "Snapshot of ops.delivery that it counts"),
              required("computed_at", Type.INSTANT, "When it was counted, UTC")),
          List.of(),
          List.of(),
          List.of(),
          "Small: a row per round");

  /** What a counting of coverage misses. */
  public static final TableDefinition COVERAGE_LATE =
      new TableDefinition(
          "stat",
          "coverage_late",
          "One row per statement about a past that was settled already: the counting misses it, and"
              + " coverage is counted anew at once; empty as a rule",
          List.of(
              required("generation", Type.LONG, "Counting that misses it"),
              required("round", Type.LONG, "Round in which it came"),
              required("identifier", Type.TEXT, "Number under which it names its organisation"),
              required("day", Type.DATE, "Day of which it speaks"),
              required("reported_date", Type.DATE, "When it was said, or known")),
          List.of(),
          List.of(),
          List.of(),
          "Small: a row per late correction");

  /** Values of the indicators. */
  public static final TableDefinition INDICATOR_VALUE =
      new TableDefinition(
          "stat",
          "indicator_value",
          "One row per value of an indicator and change of it: of one key the row of the newest"
              + " round holds, see policy.indicator",
          List.of(
              required("generation", Type.LONG, "Counting that it belongs to"),
              required("round", Type.LONG, "Round that evaluated it, see stat.coverage_round"),
              required("commitment", Type.TEXT, "Commitment that it measures"),
              required("version", Type.LONG, "Version of the indicator's definition"),
              required("region", Type.TEXT, "000000 for the nation, or a province"),
              optional("department", Type.TEXT, "Department, by its last successor; null: all"),
              optional("field", Type.TEXT, "Key field; null: all"),
              required("kind_of_period", Type.TEXT, "month, quarter or year"),
              required("month", Type.DATE, "First day of the period's last month"),
              required(
                  "status",
                  Type.TEXT,
                  "reported, not_reported, not_applicable, suppressed or discontinued"),
              optional("numerator", Type.DOUBLE, "What is counted; null unless reported"),
              optional("denominator", Type.DOUBLE, "What it is a share of; null: none"),
              optional("value", Type.DOUBLE, "In the indicator's unit; null: a share of nothing"),
              required("cells", Type.LONG, "Cells or events that it is made of"),
              required("cells_missing", Type.LONG, "Cells that hold no number")),
          List.of(),
          List.of(),
          List.of("commitment", "region", "kind_of_period", "month"),
          "One indicator is read over its regions and periods");

  /** How far the commitments are. */
  public static final TableDefinition PROGRESS =
      new TableDefinition(
          "stat",
          "progress",
          "One row per assessment of a commitment in a region and year, and change of it: of one"
              + " key the row of the newest round holds, see policy.progress",
          List.of(
              required("generation", Type.LONG, "Counting that it belongs to"),
              required("round", Type.LONG, "Round that assessed it, see stat.coverage_round"),
              required("commitment", Type.TEXT, "Commitment"),
              required("version", Type.LONG, "Version of the indicator's definition"),
              required("region", Type.TEXT, "000000 for the nation, or a province"),
              required("year", Type.LONG, "Year at whose end it is assessed"),
              required(
                  "status",
                  Type.TEXT,
                  "achieved, on_track, moderate, limited or regressing against a level; advancing,"
                      + " steady or receding in a direction; reached or not_reached; watched;"
                      + " not_assessable"),
              optional("reason", Type.TEXT, "Why it cannot be assessed; null: it is"),
              optional("method", Type.TEXT, "By which published method; null: none is needed"),
              optional("base_year", Type.LONG, "Year from which progress is counted"),
              optional("base", Type.DOUBLE, "Value of that year"),
              optional("value", Type.DOUBLE, "Value of the year"),
              optional("required", Type.DOUBLE, "Value on the straight way to the target"),
              optional("projected", Type.DOUBLE, "Value that the growth so far leads to"),
              optional("gone", Type.DOUBLE, "Part of the way to the target that is gone"),
              optional("chart", Type.LONG, "Level of the UN's progress chart, 1 to 3"),
              optional("progress", Type.DOUBLE, "Progress as the method measures it"),
              optional("score", Type.DOUBLE, "Score of the method, -5 to 5"),
              optional("series_break", Type.TEXT, "Break behind which the base lies")),
          List.of(),
          List.of(),
          List.of("commitment", "region", "year"),
          "Small: a row per commitment, region and year");

  /** Tables of what is counted, in the order of commit: a round only after its changes. */
  public static final List<TableDefinition> COVERAGE =
      List.of(COVERAGE_DELTA, COVERAGE_LATE, INDICATOR_VALUE, PROGRESS, COVERAGE_ROUND);

  private CountTables() {}
}
