package io.credlake.report.bulletin;

import io.credlake.report.bulletin.BulletinFigures.Delivered;
import io.credlake.report.bulletin.BulletinFigures.Timely;
import java.util.Collection;

/**
 * What is counted of deliveries and records.
 *
 * @param rows reported
 * @param rejected of them
 * @param records new ones that were taken, about organisations
 * @param judged of them, those whose timeliness could be judged
 * @param late of these
 */
record Tally(long rows, long rejected, long records, long judged, long late) {

  static Tally of(Collection<Delivered> delivered, Collection<Timely> timely) {
    return new Tally(
        delivered.stream().mapToLong(Delivered::rows).sum(),
        delivered.stream().mapToLong(Delivered::rejected).sum(),
        timely.stream().mapToLong(Timely::records).sum(),
        timely.stream().mapToLong(Timely::judged).sum(),
        timely.stream().mapToLong(Timely::late).sum());
  }

  /** Rows that were taken, those that came again included. */
  long conforming() {
    return rows - rejected;
  }

  /** Share of rows that were taken; null if none was reported. */
  Double conformity() {
    return rows == 0 ? null : (Double) ((double) conforming() / rows);
  }

  /** Share of late records, weighted by records and no mean of rates; null if none was judged. */
  Double lateRate() {
    return judged == 0 ? null : (Double) ((double) late / judged);
  }

  /** Whether more than half are late, so that the place is named. */
  boolean isMostlyLate() {
    return 2 * late > judged;
  }
}
