package io.credlake.command;

import io.credlake.rate.IndexFigures.Basis;
import io.credlake.rate.IndexFigures.Ranks;
import io.credlake.rate.IndexFigures.Standing;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How figures of an index are written: a rank with its interval, and what is missing in words. */
final class IndexText {

  private static final Map<String, String> REASONS =
      Map.of(
          "nothing_reported", "nothing reported 未报送",
          "not_applicable", "not applicable 不适用",
          "too_little_weight", "too little is known 数据不足",
          "left_out", "left out by screening 筛除",
          "not_computable", "cannot be computed 无法计算",
          "not_reported", "not reported 未报送",
          "suppressed", "suppressed 已抑制");

  /** Titles of a score and a rank with their intervals. */
  static final List<String> TOLD =
      List.of("score", "score_low", "score_high", "rank", "rank_low", "rank_high", "ranked");

  private IndexText() {}

  /** The head of what is told. */
  static String title(Basis basis, String where, String year) {
    return "%s %s · %s%s · framework %s %d, %,d replications, computed 计算于 %s"
        .formatted(
            basis.nameZh(),
            basis.nameEn(),
            where.isEmpty() ? "" : where + " · ",
            year,
            basis.framework(),
            basis.version(),
            basis.replications(),
            basis.computedAt());
  }

  /** What is missing, or why there is no score. */
  static String reason(String reason) {
    return reason == null ? "" : REASONS.getOrDefault(reason, reason);
  }

  /** A score, or why there is none. */
  static Object score(Standing standing) {
    return standing.score() == null
        ? reason(standing.reason())
        : (Object) Listing.rounded(standing.score());
  }

  /** The interval of a score. */
  static String scores(Standing standing) {
    return standing.score() == null
        ? ""
        : "%s–%s".formatted(Listing.rounded(standing.low()), Listing.rounded(standing.high()));
  }

  /** A rank with its interval, of how many. */
  static String ranks(Standing standing) {
    return standing.ranks() == null
        ? ""
        : ranks(
            standing.ranks().rank(),
            standing.ranks().low(),
            standing.ranks().high(),
            standing.ranks().of());
  }

  static String ranks(int rank, int low, int high, int of) {
    return "%d (%d–%d) of %d".formatted(rank, low, high, of);
  }

  /** A score and a rank as data: the values of {@link #TOLD}; null where there is none. */
  static List<Object> told(Standing standing) {
    Ranks ranks = standing.ranks();
    boolean ranked = ranks != null;
    return Arrays.asList(
        standing.score(),
        standing.low(),
        standing.high(),
        ranked ? ranks.rank() : null,
        ranked ? ranks.low() : null,
        ranked ? ranks.high() : null,
        ranked ? ranks.of() : null);
  }

  /** A share in percent. */
  static String percent(Double share) {
    return share == null ? "" : String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }

  /** Amount with its sign. */
  static String signed(double amount) {
    return String.format(Locale.ROOT, "%+.2f", amount);
  }

  /** What is known of a node, each kind of missing apart. */
  static String known(Standing standing) {
    StringBuilder text = new StringBuilder();
    text.append(
        "grade 数据质量 %s: %d of %d indicators reported 已报"
            .formatted(
                standing.grade() == null ? "none" : standing.grade(),
                standing.reported(),
                standing.indicators()));
    add(text, standing.notReported(), "not reported 未报送");
    add(text, standing.notApplicable(), "not applicable 不适用");
    add(text, standing.suppressed(), "suppressed 已抑制");
    add(text, standing.unavailable(), "without a feed 无数据来源");
    return text.toString();
  }

  private static void add(StringBuilder text, int count, String of) {
    if (count > 0) {
      text.append(", ").append(count).append(' ').append(of);
    }
  }
}
