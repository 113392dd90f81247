package io.credlake.fact;

import static io.credlake.fact.Field.optional;
import static io.credlake.fact.Field.required;
import static io.credlake.fact.TableDefinition.reference;

import io.credlake.fact.Field.Type;
import java.util.List;

/** The tables of the plan. */
public final class PlanTables {

  /** The outline's headings and paragraphs. */
  public static final TableDefinition PLAN_NODE =
      reference(
          "plan_node",
          "One row per heading or paragraph of the outline (国发〔2014〕21号), see conf/plan",
          List.of(
              required("id", Type.TEXT, "Place in the text, e.g. P2.2.1"),
              required("position", Type.LONG, "Place in the order of the text, from 1"),
              optional("parent", Type.TEXT, "Node it stands under; null: a part"),
              required("heading_zh", Type.TEXT, "Heading"),
              required("heading_en", Type.TEXT, "Heading in English"),
              optional("responsible_zh", Type.TEXT, "Who is to carry it out; null: nobody")));

  /** The outline's commitments. */
  public static final TableDefinition COMMITMENT =
      reference(
          "commitment",
          "One row per commitment of the outline, see conf/plan",
          List.of(
              required("id", Type.TEXT, "Node and number within it, e.g. P2.2.1-06"),
              required("position", Type.LONG, "Place in the order of the text, from 1"),
              required("node", Type.TEXT, "Node it stands in"),
              required("part", Type.TEXT, "Part of the outline: P0, P1, P2.1 to P2.4, P3 to P6"),
              required(
                  "type", Type.TEXT, "SYSTEM, LIST, MECHANISM, STANDARD, ACTIVITY, LAW or OUTCOME"),
              required(
                  "guard",
                  Type.TEXT,
                  "N: no persons; A: persons as counts of cells only; X: the text asks to evaluate"
                      + " individuals, which is not done: institutions are measured instead"),
              required(
                  "basis",
                  Type.TEXT,
                  "EXPLICIT: the text says who must have it; INTERPRETATION: the threshold is"
                      + " ours; NONE: it is only watched"),
              required("quote", Type.TEXT, "Words of the outline"),
              required("english", Type.TEXT, "What they say"),
              required("senders", Type.TEXTS, "Departments whose deliveries tell how far it is")));

  /** The indicators of the commitments. */
  public static final TableDefinition INDICATOR =
      reference(
          "indicator",
          "One row per commitment: the indicator that measures it, see conf/indicators",
          List.of(
              required("id", Type.TEXT, "I- and the commitment's id"),
              required("commitment", Type.TEXT, "Commitment that it measures"),
              required("version", Type.LONG, "Version of the definition, from 1"),
              required("name_zh", Type.TEXT, "Name in Chinese"),
              required("name_en", Type.TEXT, "Name in English"),
              required("unit", Type.TEXT, "Unit of its values"),
              required("numerator", Type.TEXT, "What is counted, in English"),
              optional(
                  "denominator",
                  Type.TEXT,
                  "What it is a share of, in English; null: a plain count"),
              required("family", Type.TEXT, "What kind of thing it says, e.g. COV: coverage"),
              required("direction", Type.TEXT, "up, down or none: in which it gets better"),
              required("dimensions", Type.TEXTS, "By which it may be told apart"),
              required("target_kind", Type.TEXT, "level, direction, milestone or none"),
              optional("target", Type.DOUBLE, "Number to be reached; null: none"),
              optional("target_by", Type.DATE, "First day of the month by which; null: none"),
              required("target_wording", Type.TEXT, "Why this is the target, in English"),
              required("measure", Type.TEXT, "return, milestone, record, event or named"),
              required("period", Type.TEXT, "month, quarter or year: how often it is counted"),
              required("definition", Type.TEXT, "How it is counted, as in conf/indicators"),
              required("numerator_zh", Type.TEXT, "What is counted, in Chinese"),
              optional("denominator_zh", Type.TEXT, "What it is a share of, in Chinese"),
              required("target_wording_zh", Type.TEXT, "Why this is the target, in Chinese")));

  /** Changes after which numbers cannot be compared. */
  public static final TableDefinition SERIES_BREAK =
      reference(
          "series_break",
          "One row per change of rules or codes that breaks series, see conf/plan",
          List.of(
              required("id", Type.TEXT, "Name of the break"),
              required("kind", Type.TEXT, "BREAK: a new series begins; END: the series stops"),
              required("month", Type.DATE, "First day of the first month of the new series"),
              required("name_zh", Type.TEXT, "What changed"),
              required("name_en", Type.TEXT, "What changed, in English"),
              required(
                  "touches",
                  Type.TEXTS,
                  "Commitments, nodes or senders whose figures it breaks; by:industry and the like:"
                      + " figures told apart by it")));

  /** Tables of the plan; empty where the configuration has none. */
  public static final List<TableDefinition> PLAN =
      List.of(PLAN_NODE, COMMITMENT, INDICATOR, SERIES_BREAK);

  private PlanTables() {}
}
