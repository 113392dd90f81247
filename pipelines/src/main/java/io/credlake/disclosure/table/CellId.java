package io.credlake.disclosure.table;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Names a cell whatever table it stands in: a dimension of which the cell is the total is left out.
 *
 * @param measure its id
 * @param codes by dimension, without totals
 */
public record CellId(String measure, SortedMap<String, String> codes)
    implements Comparable<CellId> {

  /** Takes a copy. */
  public CellId {
    codes = Collections.unmodifiableSortedMap(new TreeMap<>(codes));
  }

  /** A cell by dimensions and codes in turn. */
  public static CellId of(String measure, String... dimensionsAndCodes) {
    SortedMap<String, String> codes = new TreeMap<>();
    for (int i = 0; i + 1 < dimensionsAndCodes.length; i += 2) {
      codes.put(dimensionsAndCodes[i], dimensionsAndCodes[i + 1]);
    }
    return new CellId(measure, codes);
  }

  /** The cell of another measure with the same codes. */
  public CellId in(String other) {
    return new CellId(other, codes);
  }

  @Override
  public int compareTo(CellId other) {
    int byMeasure = measure.compareTo(other.measure);
    return byMeasure != 0 ? byMeasure : codes.toString().compareTo(other.codes.toString());
  }

  @Override
  public String toString() {
    return measure + codes;
  }
}
