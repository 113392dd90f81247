package io.credlake.report.bulletin;

import io.credlake.report.query.Names;
import java.time.YearMonth;
import java.util.List;

/** What the bulletins of a month and the month before tell, of the nation and each province. */
record BulletinFigures(
    YearMonth month,
    Names names,
    List<Delivered> delivered,
    List<Timely> timely,
    List<Sample> samples) {

  /**
   * What a feed delivered in a month.
   *
   * @param kind licence or penalty
   * @param province null: all that the feed delivered; else what was about the province
   */
  record Delivered(
      YearMonth month, String kind, String sender, String province, long rows, long rejected) {}

  /**
   * How timely the records of a place and department were.
   *
   * @param city prefecture or county that decided; null: the province itself
   * @param department that decided; null: not known
   */
  record Timely(
      YearMonth month,
      String kind,
      String sender,
      String province,
      String city,
      String department,
      long records,
      long judged,
      long late) {}

  /**
   * Decisions that a sample found withheld.
   *
   * @param province null: the nation
   * @param status reported, not_reported, not_applicable or suppressed
   */
  record Sample(
      YearMonth month,
      String sender,
      String province,
      Long concealed,
      Long sampled,
      String status) {}
}
