package io.credlake.open;

import io.credlake.disclosure.table.Content;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A number of open datasets before disclosure control, whichever rows it stands in.
 *
 * @param measure group of datasets and measure, e.g. {@code coverage.covered}
 * @param codes by dimension; a dimension of which it is the total is left out
 * @param content the number, or why there is none
 */
public record OpenCell(String measure, SortedMap<String, String> codes, Content content) {

  /** Takes a copy. */
  public OpenCell {
    codes = Collections.unmodifiableSortedMap(new TreeMap<>(codes));
  }

  /** What tells it apart from others. */
  public Key key() {
    return new Key(measure, codes);
  }

  /** What tells cells apart. */
  public record Key(String measure, SortedMap<String, String> codes) {}
}
