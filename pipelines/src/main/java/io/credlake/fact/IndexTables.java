package io.credlake.fact;

import static io.credlake.fact.Field.optional;
import static io.credlake.fact.Field.required;

import io.credlake.fact.Field.Type;
import java.util.List;

/** The tables of the indices of regions. */
public final class IndexTables {

  private static final Field RUN =
      required("run", Type.TEXT, "Run that computed it; counts if stat.index_run has it");
  private static final Field FRAMEWORK =
      required("framework", Type.TEXT, "Framework, see ref.index_framework");
  private static final Field REGION = required("region", Type.TEXT, "Province, GB/T 2260");
  private static final Field CLASS =
      required("class", Type.TEXT, "Class of regions that are compared with each other");
  private static final Field YEAR = required("year", Type.LONG, "Year that it tells of");

  /** What went into an index. */
  public static final TableDefinition INPUT =
      table(
          "index_input",
          "One row per value, or missing value, that a run of an index was computed from",
          List.of(
              RUN,
              FRAMEWORK,
              required("commitment", Type.TEXT, "Commitment whose indicator it is"),
              REGION,
              CLASS,
              YEAR,
              required(
                  "status",
                  Type.TEXT,
                  "reported, not_reported, not_applicable, suppressed or discontinued"),
              optional("value", Type.DOUBLE, "In the indicator's unit; null: none"),
              optional("numerator", Type.DOUBLE, "What is counted; null unless reported"),
              optional("denominator", Type.DOUBLE, "What it is a share of; null: none")));

  /** How regions stand. */
  public static final TableDefinition SCORE =
      table(
          "index_score",
          "One row per run, node, region and year: the score, the rank with its interval, and how"
              + " much is known",
          List.of(
              RUN,
              FRAMEWORK,
              required("node", Type.TEXT, "Index or part of it, see ref.index_node"),
              REGION,
              CLASS,
              YEAR,
              required("status", Type.TEXT, "scored or not_scored"),
              optional(
                  "reason",
                  Type.TEXT,
                  "Why not: nothing_reported, not_applicable, too_little_weight, left_out or"
                      + " not_computable; null: it is scored"),
              optional("score", Type.DOUBLE, "By the framework's own method"),
              optional("score_low", Type.DOUBLE, "Lower end of its interval"),
              optional("score_median", Type.DOUBLE, "Median of the replications"),
              optional("score_high", Type.DOUBLE, "Upper end of its interval"),
              optional("score_sd", Type.DOUBLE, "Standard deviation of the replications"),
              optional("rank", Type.LONG, "1 for the best of its class and year"),
              optional("rank_low", Type.LONG, "Lower end of its interval, the best rank"),
              optional("rank_median", Type.LONG, "Median of the replications"),
              optional("rank_high", Type.LONG, "Upper end of its interval, the worst rank"),
              optional("ranked", Type.LONG, "How many are ranked"),
              optional(
                  "rank_extended",
                  Type.BOOLEAN,
                  "Whether the interval was extended to the rank, which fewer replications give;"
                      + " null: no rank"),
              optional(
                  "weight_known",
                  Type.DOUBLE,
                  "Share of the weight under the node whose values are known, 0 to 1; null: no"
                      + " indicator under it has data anywhere"),
              required("indicators", Type.LONG, "Indicators under the node"),
              required("reported", Type.LONG, "Of these, with a value"),
              required("zero", Type.LONG, "Of the reported ones, with the value zero"),
              required("not_reported", Type.LONG, "Of the indicators, that nobody reported"),
              required("not_applicable", Type.LONG, "Of these, that do not apply here"),
              required("suppressed", Type.LONG, "Of these, suppressed at the source"),
              required("unavailable", Type.LONG, "Of these, that no feed tells of"),
              required("imputed", Type.LONG, "Missing values that were imputed")));

  /** What indicators add to scores. */
  public static final TableDefinition CONTRIBUTION =
      table(
          "index_contribution",
          "One row per run, indicator, region and year: what it adds to the score of the index",
          List.of(
              RUN,
              FRAMEWORK,
              required("node", Type.TEXT, "Indicator, see ref.index_node"),
              REGION,
              CLASS,
              YEAR,
              required(
                  "status",
                  Type.TEXT,
                  "reported, not_reported, not_applicable or suppressed; a share of nothing and a"
                      + " series that stopped do not apply"),
              optional("value", Type.DOUBLE, "In the indicator's unit; null: missing"),
              required("imputed", Type.BOOLEAN, "Whether a value was put in its place"),
              optional("normalised", Type.DOUBLE, "On the scale of the index; null: none"),
              optional("weight", Type.DOUBLE, "Share of the whole weight, 0 to 1; null: left out"),
              optional("contribution", Type.DOUBLE, "To the score; null: it adds nothing"),
              optional("peers", Type.DOUBLE, "Median of the peers' normalised values"),
              optional("better_than", Type.DOUBLE, "Part of the peers that are worse, 0 to 1")));

  /** Why scores changed. */
  public static final TableDefinition CHANGE =
      table(
          "index_change",
          "One row per run, region, year, cause and indicator: what it did to the score since the"
              + " year before; they sum to the change",
          List.of(
              RUN,
              FRAMEWORK,
              REGION,
              YEAR,
              required("from_year", Type.LONG, "Year before"),
              required("cause", Type.TEXT, "method, weights, treatment, scale, missing or data"),
              optional("node", Type.TEXT, "Indicator; null: the index as a whole"),
              required("amount", Type.DOUBLE, "Of score")));

  /** Who cannot be told apart. */
  public static final TableDefinition PAIR =
      table(
          "index_pair",
          "One row per run, year and pair of regions that cannot be told apart",
          List.of(
              RUN,
              FRAMEWORK,
              CLASS,
              YEAR,
              required("region", Type.TEXT, "Province that scores higher by the own method"),
              required("other", Type.TEXT, "Province that scores lower"),
              required(
                  "above", Type.DOUBLE, "Part of the replications in which the first is above")));

  /** What moves scores and ranks. */
  public static final TableDefinition UNCERTAINTY =
      table(
          "index_uncertainty",
          "One row per run and thing that may be otherwise: how much it moves ranks or a score",
          List.of(
              RUN,
              FRAMEWORK,
              required(
                  "output",
                  Type.TEXT,
                  "rank_shift: mean shift of all ranks; score: of a region; without: ranks without"
                      + " an indicator"),
              optional("region", Type.TEXT, "Province of a score; null: all"),
              optional("year", Type.LONG, "Year of a score; null: all"),
              optional(
                  "factor",
                  Type.TEXT,
                  "imputation, treatment, normalisation, weighting, aggregation, weights or"
                      + " sampling; null: an indicator is left out"),
              optional("node", Type.TEXT, "Indicator that is left out; null: none"),
              optional(
                  "first_order",
                  Type.DOUBLE,
                  "Share of the variance by the factor alone; an estimate, may be a little"
                      + " negative"),
              optional("total_order", Type.DOUBLE, "Share with all its interactions"),
              optional("mean_shift", Type.DOUBLE, "Mean number of ranks by which regions move"),
              optional("most_shift", Type.LONG, "Ranks by which the one that moves most does")));

  /** What nodes weigh. */
  public static final TableDefinition NODE =
      table(
          "index_node",
          "One row per run and node: what it weighs, or why it was left out",
          List.of(
              RUN,
              FRAMEWORK,
              required("node", Type.TEXT, "Node, see ref.index_node"),
              optional("left_out", Type.TEXT, "Why it was left out; null: it was not"),
              optional("weight", Type.DOUBLE, "Share of the whole weight, 0 to 1"),
              optional(
                  "importance",
                  Type.DOUBLE,
                  "Squared correlation with the index, 0 to 1; null: it cannot be told"),
              optional("alpha", Type.DOUBLE, "Cronbach's alpha of its parts; null: none")));

  /** Whether nodes belong together. */
  public static final TableDefinition COHERENCE =
      table(
          "index_coherence",
          "One row per run and correlation of two nodes, principal component or loading of a"
              + " branch, or branch whose weights were not estimated in all replications",
          List.of(
              RUN,
              FRAMEWORK,
              required("kind", Type.TEXT, "correlation, component, loading or kept_weights"),
              required("node", Type.TEXT, "Node, see ref.index_node; else the branch"),
              optional(
                  "other",
                  Type.TEXT,
                  "Sibling, or node above, that it is compared with; part of a loading; else null"),
              optional(
                  "levels",
                  Type.LONG,
                  "How many levels the other is above, 0 of siblings; null: no correlation"),
              optional("component", Type.LONG, "Number of a component, from 1; else null"),
              optional("pearson", Type.DOUBLE, "Pearson's r, -1 to 1; null: it cannot be told"),
              optional("spearman", Type.DOUBLE, "Spearman's rho; null likewise"),
              optional("kendall", Type.DOUBLE, "Kendall's tau-b; null likewise"),
              optional(
                  "flag",
                  Type.TEXT,
                  "negative or redundant, by Pearson's r; null: nothing calls for attention"),
              optional("eigenvalue", Type.DOUBLE, "Of a component; else null"),
              optional("explained", Type.DOUBLE, "Its share of the variance, 0 to 1; else null"),
              optional("loading", Type.DOUBLE, "Of a part on the component; else null"),
              optional(
                  "kept",
                  Type.DOUBLE,
                  "Part of the replications that allowed no weights by data; else null")));

  /** The runs. */
  public static final TableDefinition RUNS =
      table(
          "index_run",
          "One row per run of a framework, written when all it computed is in the lake; of a"
              + " framework the run of the greatest number holds",
          List.of(
              RUN,
              FRAMEWORK,
              required("number", Type.LONG, "Of the framework's runs, from 1"),
              required("framework_version", Type.LONG, "Version of the framework"),
              required("framework_digest", Type.TEXT, "SHA-256 of what the framework says"),
              required("method_version", Type.LONG, "Version of the program's mathematics"),
              required("input_digest", Type.TEXT, "SHA-256 of the rows of stat.index_input"),
              required("generation", Type.LONG, "Counting of coverage that it rests on"),
              required("round", Type.LONG, "Round of that counting"),
              required("computed_at", Type.INSTANT, "When it was computed, UTC"),
              required("status", Type.TEXT, "computed or not_computable"),
              optional("reason", Type.TEXT, "Why it cannot be computed; null: it was"),
              required("seed", Type.LONG, "Seed of the replications"),
              required("replications", Type.LONG, "How often it was replicated"),
              required("interval", Type.DOUBLE, "Part of the replications in an interval"),
              optional("first_year", Type.LONG, "First year with a value; null: there is none"),
              optional("last_year", Type.LONG, "Last year with a value; null: there is none"),
              required("regions", Type.LONG, "Regions and years that it speaks of"),
              required("scored", Type.LONG, "Of these, with a score"),
              required("indicators", Type.LONG, "Indicators that count"),
              required("left_out", Type.LONG, "Indicators that were left out")));

  /** Tables of the runs, in the order of commit: a run only after all that it computed. */
  public static final List<TableDefinition> COMPUTED =
      List.of(INPUT, SCORE, CONTRIBUTION, CHANGE, PAIR, UNCERTAINTY, NODE, COHERENCE, RUNS);

  /** The frameworks. */
  public static final TableDefinition FRAMEWORK_LIST =
      TableDefinition.reference(
          "index_framework",
          "One row per framework of an index of regions, see conf/index",
          List.of(
              required("id", Type.TEXT, "Name of the framework"),
              required("version", Type.LONG, "Raised when the meaning of a score changes"),
              required("digest", Type.TEXT, "SHA-256 of what it says"),
              required("name_zh", Type.TEXT, "Name in Chinese"),
              required("name_en", Type.TEXT, "Name in English"),
              optional("source", Type.TEXT, "Where its structure comes from; null: it is ours"),
              optional("note", Type.TEXT, "For readers; null: none"),
              required(
                  "basis", Type.TEXT, "Scale over time: goalposts, panel, each or the base year")));

  /** The nodes of the frameworks. */
  public static final TableDefinition FRAMEWORK_NODE =
      TableDefinition.reference(
          "index_node",
          "One row per node of a framework: the index, its parts and their indicators",
          List.of(
              FRAMEWORK,
              required("node", Type.TEXT, "Id within the framework"),
              required("position", Type.LONG, "Place in the order of the framework, from 1"),
              optional("parent", Type.TEXT, "Node that it is a part of; null: the index"),
              required("level", Type.LONG, "1 of an indicator, more upwards"),
              required("name_zh", Type.TEXT, "Name in Chinese"),
              required("name_en", Type.TEXT, "Name in English"),
              required("weight", Type.DOUBLE, "Among its siblings, as written"),
              optional("points", Type.DOUBLE, "Of the whole; null: none are written"),
              optional("commitment", Type.TEXT, "Commitment whose indicator it is; null: none"),
              optional("direction", Type.TEXT, "up or down, of an indicator"),
              optional(
                  "institutions",
                  Type.TEXT,
                  "Which institutions it measures where its commitment concerns persons"),
              optional("unavailable", Type.TEXT, "Why there are no data of it; null: there are"),
              optional("note", Type.TEXT, "For readers; null: none")));

  /** Tables of the frameworks. */
  public static final List<TableDefinition> FRAMEWORKS = List.of(FRAMEWORK_LIST, FRAMEWORK_NODE);

  private IndexTables() {}

  private static TableDefinition table(String name, String doc, List<Field> fields) {
    return TableDefinition.plain(
        "stat",
        name,
        doc,
        fields,
        List.of("framework", "run"),
        "Small: a run is written whole, and read whole");
  }
}
