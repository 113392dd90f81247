package io.credlake.index.step;

import java.io.Serializable;

/**
 * Leaves out indicators and units of which too little is known; indicators go first.
 *
 * <p>Source: OECD/JRC Handbook (2008), step 2; COINr, {@code Screen}: a unit stays if its share of
 * values that are there is at least the threshold.
 *
 * @param units least share of a unit's indicators that must be there, from 0 to 1; 0 keeps all
 * @param indicators least share of an indicator's rows that must be there, likewise
 * @param count what counts as there; null: values that are not missing
 */
public record Screening(double units, double indicators, Count count) implements Serializable {

  /** Keeps all. */
  public static final Screening NONE = new Screening(0, 0, Count.PRESENT);

  /** What counts as there. */
  public enum Count {
    /** A value that is not missing. */
    PRESENT,
    /** A value that is neither missing nor zero. */
    NONZERO
  }

  /** Checks the thresholds. */
  public Screening {
    count = count == null ? Count.PRESENT : count;
    check(units, "units");
    check(indicators, "indicators");
  }

  private static void check(double share, String of) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(
          "Invalid screening of %s, a share is from 0 to 1: %s".formatted(of, share));
    }
  }

  /** Which columns stay. */
  public boolean[] columns(double[][] columns) {
    boolean[] kept = new boolean[columns.length];
    for (int c = 0; c < columns.length; c++) {
      int there = 0;
      for (double value : columns[c]) {
        there += counts(value) ? 1 : 0;
      }
      kept[c] = there >= indicators * columns[c].length;
    }
    return kept;
  }

  /** Which rows stay, by the columns that stay. */
  public boolean[] rows(double[][] columns, boolean[] keptColumns, int rows) {
    boolean[] kept = new boolean[rows];
    for (int row = 0; row < rows; row++) {
      int there = 0;
      int of = 0;
      for (int c = 0; c < columns.length; c++) {
        if (keptColumns[c]) {
          of++;
          there += counts(columns[c][row]) ? 1 : 0;
        }
      }
      kept[row] = there >= units * of;
    }
    return kept;
  }

  private boolean counts(double value) {
    return !Double.isNaN(value) && (count == Count.PRESENT || value != 0);
  }
}
