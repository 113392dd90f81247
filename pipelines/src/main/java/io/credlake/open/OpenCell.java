package io.credlake.open;

import io.credlake.disclosure.table.Content;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A number of open datasets before disclosure control, whichever rows it stands in.
 *
 * @param key what tells it apart from others
 * @param content the number, or why there is none
 */
public record OpenCell(Key key, Content content) {

  /** A cell of a measure with codes by dimension. */
  public OpenCell(String measure, SortedMap<String, String> codes, Content content) {
    this(new Key(measure, codes), content);
  }

  /** Group of datasets and measure, e.g. {@code coverage.covered}. */
  public String measure() {
    return key.measure();
  }

  /** Codes by dimension; a dimension of which it is the total is left out. */
  public SortedMap<String, String> codes() {
    return key.codes();
  }

  /**
   * What tells cells apart.
   *
   * @param measure see {@link OpenCell#measure()}
   * @param codes see {@link OpenCell#codes()}
   */
  public record Key(String measure, SortedMap<String, String> codes) {

    /** Takes a copy. */
    public Key {
      codes = Collections.unmodifiableSortedMap(new TreeMap<>(codes));
    }
  }
}
