package io.credlake.report.annual;

import io.credlake.report.annual.AnnualFigures.Score;

/** Whether a province is surely among the first or last third, as its interval of ranks tells. */
final class Third {

  private Third() {}

  static boolean isUpper(Score score) {
    return score.rank() != null && 3 * score.rankHigh() <= score.ranked();
  }

  static boolean isLower(Score score) {
    return score.rank() != null && 3 * (score.ranked() - score.rankLow() + 1) <= score.ranked();
  }
}
