package io.credlake.release.diff;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A figure that differs between two releases.
 *
 * @param kind coverage, indicator, progress or index
 * @param figure what is told: facet and member, commitment, or framework and node
 * @param region six digits; 000000 for the nation
 * @param period e.g. 2018-12 or 2018
 * @param before value in the first release, with its status; null: it does not tell of it
 * @param after in the second, likewise
 * @param causes why; never empty
 */
public record Difference(
    String kind,
    String figure,
    String region,
    String period,
    String before,
    String after,
    Set<Cause> causes) {

  /** Its causes in one text, as "late_data+method". */
  public String cause() {
    return causes.stream()
        .sorted()
        .map(cause -> cause.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining("+"));
  }

  /** What is told of it, from left to right: kind, figure, region, period, before, after, cause. */
  public Object[] cells() {
    return new Object[] {kind, figure, region, period, before, after, cause()};
  }
}
