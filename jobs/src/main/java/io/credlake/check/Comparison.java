package io.credlake.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Two tables held against each other, cell by cell.
 *
 * @param cells how many cells were compared
 * @param differences by the keys of their rows
 */
public record Comparison(long cells, List<Difference> differences) {

  private static final Comparator<List<String>> BY_TEXTS =
      Comparator.comparing(key -> String.join("\0", key));

  /**
   * A cell in which two tables differ.
   *
   * @param key texts of the key columns
   * @param column of the cell
   * @param truth what it should be; null if there should be no such row
   * @param lake what it is; null if there is no such row
   */
  public record Difference(List<String> key, String column, String truth, String lake) {

    /** The difference in words. */
    public String describe() {
      return "%s: %s is %s, truth %s"
          .formatted(String.join("/", key), column, shown(lake), shown(truth));
    }

    private static String shown(String text) {
      return text == null ? "missing 缺行" : text.isEmpty() ? "null" : text;
    }
  }

  /**
   * Compares tables; a row that one of them lacks differs in all its cells.
   *
   * @param columns names of the values
   */
  static Comparison of(Cells truth, Cells lake, List<String> columns) {
    Set<List<String>> keys = new HashSet<>(truth.rows().keySet());
    keys.addAll(lake.rows().keySet());
    List<Difference> differences = new ArrayList<>();
    for (List<String> key : keys) {
      List<String> wanted = truth.rows().get(key);
      List<String> found = lake.rows().get(key);
      for (int i = 0; i < columns.size(); i++) {
        String should = wanted == null ? null : wanted.get(i);
        String is = found == null ? null : found.get(i);
        if (should == null || is == null || !isSame(should, is)) {
          differences.add(new Difference(key, columns.get(i), should, is));
        }
      }
    }
    differences.sort(
        Comparator.comparing(Difference::key, BY_TEXTS)
            .thenComparing(difference -> columns.indexOf(difference.column())));
    return new Comparison((long) keys.size() * columns.size(), List.copyOf(differences));
  }

  /** Numbers are the same however they are written; other texts letter by letter. */
  private static boolean isSame(String a, String b) {
    if (a.equals(b)) {
      return true;
    }
    try {
      return new BigDecimal(a).compareTo(new BigDecimal(b)) == 0;
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
