package io.credlake.index.step;

import io.credlake.index.stat.Quantile;
import io.credlake.index.stat.Ranks;
import java.io.Serializable;
import java.util.List;

/**
 * What is put in the place of values that are not known.
 *
 * <p>Sources: OECD/JRC Handbook (2008), step 3; Little and Rubin (2002), Statistical Analysis with
 * Missing Data. Values that do not apply are never imputed. What a method cannot tell (an indicator
 * without any value, a first year to carry forward) stays missing.
 *
 * @param kind of imputation
 */
public record Imputation(Kind kind) implements Serializable {

  /** Imputes nothing. */
  public static final Imputation NONE = new Imputation(Kind.NONE);

  /** A kind of imputation. */
  public enum Kind {
    /** Nothing is put there. */
    NONE,
    /** Mean of the indicator in the period. */
    MEAN,
    /** Median of the indicator in the period. */
    MEDIAN,
    /** Mean of the unit's group in the period; where the group has no value that of all. */
    GROUP_MEAN,
    /** Median of the unit's group in the period; where the group has no value that of all. */
    GROUP_MEDIAN,
    /**
     * Mean of where the unit stands between least (0) and greatest (1) value in the other
     * indicators of the same family, put back on the indicator's range in the period.
     */
    ROW_MEAN,
    /** The unit's last value before. */
    CARRY_FORWARD,
    /** On the straight line between the unit's values before and after; at the ends the nearest. */
    LINEAR,
    /** Least squares on the other indicators of the same family. */
    REGRESSION,
    /** Expectation under a multivariate normal distribution of the family, by the EM algorithm. */
    EM
  }

  /** A kind must be given. */
  public Imputation {
    kind = kind == null ? Kind.NONE : kind;
  }

  /**
   * Columns in which what can be told is put in the place of NaN.
   *
   * @param applies whether a value may be put there, by column and row; null: everywhere
   */
  public double[][] impute(double[][] columns, Frame frame, boolean[][] applies) {
    double[][] filled =
        switch (kind) {
          case NONE -> columns;
          case MEAN -> byPart(columns, frame.byPeriod(), Imputation::mean);
          case MEDIAN -> byPart(columns, frame.byPeriod(), Imputation::median);
          case GROUP_MEAN -> byGroup(columns, frame, Imputation::mean);
          case GROUP_MEDIAN -> byGroup(columns, frame, Imputation::median);
          case ROW_MEAN -> rowMean(columns, frame);
          case CARRY_FORWARD -> inTime(columns, frame, Imputation::carried);
          case LINEAR -> inTime(columns, frame, Imputation::onLine);
          case REGRESSION -> FamilyModel.regression(columns, frame.families());
          case EM -> FamilyModel.expectation(columns, frame.families());
        };
    if (applies != null && filled != columns) {
      for (int c = 0; c < columns.length; c++) {
        for (int row = 0; row < columns[c].length; row++) {
          if (!applies[c][row]) {
            filled[c][row] = columns[c][row];
          }
        }
      }
    }
    return filled;
  }

  private interface Centre {
    double of(double[] values, int[] rows);
  }

  private interface InTime {
    double at(double[] values, int[] rows, int[] periods, int position);
  }

  private static double mean(double[] values, int[] rows) {
    double sum = 0;
    int count = 0;
    for (int row : rows) {
      if (!Double.isNaN(values[row])) {
        sum += values[row];
        count++;
      }
    }
    return sum / count;
  }

  private static double median(double[] values, int[] rows) {
    return Quantile.of(Ranks.sorted(values, rows), 0.5);
  }

  static double[][] copy(double[][] columns) {
    double[][] copy = new double[columns.length][];
    for (int c = 0; c < columns.length; c++) {
      copy[c] = columns[c].clone();
    }
    return copy;
  }

  private static double[][] byGroup(double[][] columns, Frame frame, Centre centre) {
    double[][] inGroups = byPart(columns, frame.byGroupAndPeriod(), centre);
    double[][] ofAll = byPart(columns, frame.byPeriod(), centre);
    for (int c = 0; c < columns.length; c++) {
      for (int row = 0; row < columns[c].length; row++) {
        if (Double.isNaN(inGroups[c][row])) {
          inGroups[c][row] = ofAll[c][row];
        }
      }
    }
    return inGroups;
  }

  private static double[][] byPart(double[][] columns, List<int[]> parts, Centre centre) {
    double[][] filled = copy(columns);
    for (int c = 0; c < columns.length; c++) {
      for (int[] rows : parts) {
        double middle = Double.NaN;
        boolean known = false;
        for (int row : rows) {
          if (Double.isNaN(columns[c][row])) {
            middle = known ? middle : centre.of(columns[c], rows);
            known = true;
            filled[c][row] = middle;
          }
        }
      }
    }
    return filled;
  }

  private static double[][] rowMean(double[][] columns, Frame frame) {
    double[][] filled = copy(columns);
    for (int[] rows : frame.byPeriod()) {
      double[] least = new double[columns.length];
      double[] range = new double[columns.length];
      for (int c = 0; c < columns.length; c++) {
        double[] sorted = Ranks.sorted(columns[c], rows);
        boolean up = frame.directions()[c] == Direction.UP;
        if (sorted.length > 0) {
          double first = sorted[0];
          double last = sorted[sorted.length - 1];
          least[c] = up ? first : last;
          range[c] = up ? last - first : first - last;
        } else {
          least[c] = Double.NaN;
        }
      }
      for (int[] family : frame.families()) {
        for (int row : rows) {
          fillRow(columns, filled, family, row, least, range);
        }
      }
    }
    return filled;
  }

  private static void fillRow(
      double[][] columns,
      double[][] filled,
      int[] family,
      int row,
      double[] least,
      double[] range) {
    double sum = 0;
    int count = 0;
    for (int c : family) {
      if (!Double.isNaN(columns[c][row]) && range[c] != 0) {
        sum += (columns[c][row] - least[c]) / range[c];
        count++;
      }
    }
    for (int c : family) {
      if (Double.isNaN(columns[c][row]) && count > 0) {
        filled[c][row] = least[c] + range[c] * sum / count;
      }
    }
  }

  private static double[][] inTime(double[][] columns, Frame frame, InTime method) {
    double[][] filled = copy(columns);
    for (int[] rows : frame.byUnit()) {
      for (int c = 0; c < columns.length; c++) {
        for (int position = 0; position < rows.length; position++) {
          if (Double.isNaN(columns[c][rows[position]])) {
            filled[c][rows[position]] = method.at(columns[c], rows, frame.periods(), position);
          }
        }
      }
    }
    return filled;
  }

  private static double carried(double[] values, int[] rows, int[] periods, int position) {
    int before = before(values, rows, position);
    return before < 0 ? Double.NaN : values[rows[before]];
  }

  private static double onLine(double[] values, int[] rows, int[] periods, int position) {
    int before = before(values, rows, position);
    int after = position + 1;
    while (after < rows.length && Double.isNaN(values[rows[after]])) {
      after++;
    }
    if (before < 0 || after == rows.length) {
      int nearest = before < 0 ? after : before;
      return nearest == rows.length ? Double.NaN : values[rows[nearest]];
    }
    double way =
        (double) (periods[rows[position]] - periods[rows[before]])
            / (periods[rows[after]] - periods[rows[before]]);
    return values[rows[before]] + way * (values[rows[after]] - values[rows[before]]);
  }

  private static int before(double[] values, int[] rows, int position) {
    int before = position - 1;
    while (before >= 0 && Double.isNaN(values[rows[before]])) {
      before--;
    }
    return before;
  }
}
