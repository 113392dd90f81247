package io.credlake.report.annual;

import io.credlake.rate.ProgressFigures;
import io.credlake.report.query.Names;
import io.credlake.report.query.Names.Name;
import java.util.List;

/**
 * All that the annual assessments of a year tell, of the nation and of each province. What is null
 * was not reported, unless it says otherwise.
 */
record AnnualFigures(
    int year,
    Names names,
    List<Node> parts,
    List<Promise> promises,
    List<Card> cards,
    List<Standing> standings,
    List<Covered> coverage,
    List<Field> fields,
    List<Reach> reach,
    List<Index> indices,
    List<Score> scores,
    List<Pair> pairs,
    List<Contribution> contributions,
    List<Alarm> alarms,
    List<Sender> senders,
    List<Gap> gaps,
    List<Break> breaks,
    List<Basis> bases) {

  /** The statuses in which commitments stand, best first, as {@link Card} counts them. */
  static final List<String> STATUSES =
      ProgressFigures.COUNTS.subList(1, ProgressFigures.COUNTS.size());

  /** A part of the plan. */
  record Node(String id, Name name) {}

  /**
   * A commitment with its indicator.
   *
   * @param unit of values
   * @param senders departments whose deliveries tell of it
   */
  record Promise(String id, String part, Name indicator, String unit, List<String> senders) {}

  /**
   * How many commitments stand how.
   *
   * @param scope all, part or department
   * @param counts by {@link #STATUSES}
   */
  record Card(String scope, String member, String region, int year, List<Long> counts) {

    long commitments() {
      return counts.stream().mapToLong(Long::longValue).sum();
    }

    long count(String status) {
      return counts.get(STATUSES.indexOf(status));
    }
  }

  /**
   * How a commitment stands in a region.
   *
   * @param status as {@link #STATUSES}; reached counts as achieved, not reached as limited
   * @param reason why it cannot be assessed; null if it can
   * @param reported status of its value: reported, not_reported, not_applicable, suppressed or
   *     discontinued; null if it is not counted by year
   */
  record Standing(
      String commitment,
      String region,
      String status,
      String reason,
      Double value,
      Double target,
      Double required,
      String reported,
      Double numerator,
      Double denominator,
      String seriesBreak) {}

  /** Organisations in the registers at the end of a year, and those with a record in force. */
  record Covered(String region, int year, long covered, long subjects) {}

  /** The same of a key field in the year; covered is null if the field is not reported. */
  record Field(String region, String field, Long covered, long subjects) {}

  /**
   * How far the network reaches at the end of the year.
   *
   * @param what categories (of information), provinces, prefectures or counties
   * @param reached of all; null if nothing was reported
   * @param silent codes of provinces that are not reached; empty for the others
   */
  record Reach(String what, Long reached, Long all, List<String> silent) {}

  /** A run of an index. */
  record Index(
      String framework,
      Name name,
      String source,
      int version,
      String digest,
      String methodVersion,
      String reason,
      int replications,
      double interval,
      long seed,
      String computedAt) {}

  /**
   * How a province stands at an index or a part of it.
   *
   * @param parent null: it is the index
   * @param reason why it has no score; null if it has one
   */
  record Score(
      String framework,
      String node,
      String parent,
      Name name,
      String region,
      int year,
      String reason,
      Double score,
      Double low,
      Double high,
      Long rank,
      Long rankLow,
      Long rankHigh,
      Long ranked,
      String grade,
      Double weightKnown,
      long indicators,
      long reported,
      long notApplicable) {}

  /** Two provinces that an index cannot tell apart. */
  record Pair(String framework, String region, String other) {}

  /**
   * What an indicator adds to the index of a province; what is null is not told.
   *
   * @param part node of the index that it stands in
   */
  record Contribution(
      String framework,
      String part,
      String commitment,
      Name name,
      String region,
      String status,
      Double value,
      String unit,
      Double betterThan,
      Double strength) {}

  /** A commitment in a region that asks for a look: off_track, stopped_reporting or jumped. */
  record Alarm(
      String why, String commitment, String region, String period, Double value, Double expected) {}

  /**
   * What a department delivered in the year.
   *
   * @param region 000000: all; else what was about the province
   * @param judged records whose timeliness could be judged; null: none has a rule
   * @param concealed decisions that samples found withheld; null: none tells a number
   * @param sampled decisions that such samples looked at
   * @param sample status of what samples tell of the year: reported if any of them has numbers
   */
  record Sender(
      String sender,
      String region,
      long deliveries,
      Long refused,
      long rows,
      long rejected,
      long wrongCodes,
      Long judged,
      Long late,
      Long concealed,
      Long sampled,
      String sample) {}

  /** Months of the year for which a feed delivered nothing. */
  record Gap(String feed, Name title, String sender, String province, long months, String last) {}

  /** A change of rules or codes that breaks series. */
  record Break(String id, String kind, String month, Name name, List<String> touches) {}

  /** Deliveries of the year that tell of a region, and their senders. */
  record Basis(
      String region, long deliveries, long senders, long rows, String first, String last) {}
}
