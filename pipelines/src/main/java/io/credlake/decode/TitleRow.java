package io.credlake.decode;

import io.credlake.contract.FeedContract;
import java.io.Serializable;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The title row of a file held against its contract.
 *
 * <p>Titles are compared without spaces, and with full-width forms, brackets and hyphens folded.
 *
 * @param contractColumns for each column of the file its index in the contract, or -1 if unknown
 * @param missing titles of the contract that the file lacks
 * @param unknown titles of the file that the contract lacks
 */
public record TitleRow(int[] contractColumns, List<String> missing, List<String> unknown)
    implements Serializable {

  /** Holds the titles of a file against a contract. */
  public static TitleRow match(List<String> titles, FeedContract contract) {
    Map<String, Integer> wanted = new HashMap<>();
    for (int i = 0; i < contract.columns().size(); i++) {
      wanted.put(fold(contract.columns().get(i).title()), i);
    }
    int[] columns = new int[titles.size()];
    List<String> unknown = new ArrayList<>();
    for (int i = 0; i < columns.length; i++) {
      Integer column = wanted.remove(fold(titles.get(i)));
      columns[i] = column == null ? -1 : column;
      if (column == null) {
        unknown.add(titles.get(i));
      }
    }
    List<String> missing =
        wanted.values().stream()
            .sorted()
            .map(column -> contract.columns().get(column).title())
            .toList();
    return new TitleRow(columns, missing, List.copyOf(unknown));
  }

  /** Number of columns of the file. */
  public int columns() {
    return contractColumns.length;
  }

  /** How many titles the contract knows. */
  long known() {
    return Arrays.stream(contractColumns).filter(column -> column >= 0).count();
  }

  private static String fold(String title) {
    return Normalizer.normalize(title, Normalizer.Form.NFKC)
        .replaceAll("[\\s\\uFEFF]", "")
        .replaceAll("[‐‑–—－_]", "-");
  }
}
