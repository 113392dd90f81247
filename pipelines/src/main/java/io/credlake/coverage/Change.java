package io.credlake.coverage;

import io.credlake.code.Months;

/** Takes changes of cells. */
@FunctionalInterface
public interface Change {

  /**
   * A change.
   *
   * @param month first month, see {@link Months}, on whose last day it holds; it holds ever after
   * @param subjects how many more organisations are in the registers, or fewer
   * @param covered how many more of them have a record in force, or fewer
   */
  void at(Cell cell, int month, int subjects, int covered);
}
