package io.credlake.dataset;

import io.credlake.disclosure.flag.ObsStatus;
import java.util.Map;

/**
 * The column of a dataset that says whether the numbers of a row are there, and why not.
 *
 * @param column its name
 * @param codes what each of its values means
 */
public record RowStatus(String column, Map<String, ObsStatus> codes) {

  /** A status whose values have a meaning. */
  public RowStatus {
    if (column == null || codes == null || codes.isEmpty()) {
      throw new IllegalArgumentException("Invalid status, it needs column and codes: " + column);
    }
    codes = Map.copyOf(codes);
  }
}
