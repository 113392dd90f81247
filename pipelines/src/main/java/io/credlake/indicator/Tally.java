package io.credlake.indicator;

/** Takes what is counted. */
@FunctionalInterface
public interface Tally {

  /**
   * Numbers of an indicator.
   *
   * @param commitment that it measures
   * @param month see {@link io.credlake.code.Months}
   * @param lasts whether they hold from that month's last day on for ever, or are of that month
   */
  void count(String commitment, Slice slice, int month, boolean lasts, Numbers numbers);
}
