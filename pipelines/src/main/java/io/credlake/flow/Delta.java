package io.credlake.flow;

import io.credlake.coverage.Cell;
import io.credlake.flow.CoverageEvent.Round;
import java.io.Serializable;

/**
 * A change of a cell of coverage.
 *
 * @param round that counted it
 * @param month from whose last day on it holds, see {@link io.credlake.coverage.Months}
 * @param subjects how many more organisations are in the registers
 * @param covered how many more of them have a record in force
 */
record Delta(Round round, Cell cell, int month, long subjects, long covered)
    implements Serializable {}
