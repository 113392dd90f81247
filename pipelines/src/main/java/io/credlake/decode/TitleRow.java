package io.credlake.decode;

import io.credlake.contract.FeedContract;
import io.credlake.contract.FeedContract.Column;
import java.io.Serializable;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The title row of a file held against the layouts of its contract.
 *
 * <p>Titles are compared without spaces, and with case, full-width forms, brackets and hyphens
 * folded. A file may leave out what a layout adds in brackets at the end of a title.
 *
 * @param layout index of the layout in the contract
 * @param contractColumns for each column of the file its index in the layout, or -1 if it has none
 * @param missing titles that the file must have and lacks
 * @param absent titles that the file may lack and lacks
 * @param unknown titles of the file that the layout lacks, but for those that a replay adds
 * @param originDelivery column of the file that names the delivery a row was rejected from, or -1
 * @param originLine column of the file that holds the line in that delivery, or -1
 */
public record TitleRow(
    int layout,
    int[] contractColumns,
    List<String> missing,
    List<String> absent,
    List<String> unknown,
    int originDelivery,
    int originLine)
    implements Serializable {

  /** Title of the column that names the delivery a row was rejected from. */
  public static final String ORIGIN_DELIVERY = "credlake_delivery";

  /** Title of the column that holds the line of a rejected row. */
  public static final String ORIGIN_LINE = "credlake_line";

  /** Title of the column that says why a row was rejected. */
  public static final String REASONS = "拒收原因";

  private static final Pattern TRAILING_BRACKET = Pattern.compile("(?<=.)\\([^()]*\\)$");
  private static final Comparator<TitleRow> FIT =
      Comparator.comparing((TitleRow row) -> row.missing.isEmpty()).thenComparing(TitleRow::known);

  /**
   * Holds the titles of a file against every layout: of those that lack nothing the one that knows
   * most titles; if there is none, the one that knows most. The newer one wins if two know the
   * same.
   */
  public static TitleRow match(List<String> titles, FeedContract contract) {
    return best(contract, layout -> match(titles, contract, layout, false), FIT);
  }

  /**
   * The columns of a layout in its order and, after them, those of the origin of a replayed row: as
   * rows are read whose values have names instead of places.
   */
  public static TitleRow ofLayout(FeedContract contract, int layout) {
    int count = contract.layouts().get(layout).columns().size();
    int[] columns = IntStream.range(0, count + 2).map(i -> i < count ? i : -1).toArray();
    return new TitleRow(layout, columns, List.of(), List.of(), List.of(), count, count + 1);
  }

  /** The layout that knows most of the names of a row, held against them. */
  static TitleRow matchNames(List<String> names, FeedContract contract) {
    return best(
        contract,
        layout -> match(names, contract, layout, true),
        Comparator.comparing(TitleRow::known)
            .thenComparing(row -> row.missing.size(), Comparator.reverseOrder()));
  }

  /** Finds the place of a named value in the columns of {@link #ofLayout}; null if it has none. */
  static Function<String, Integer> places(FeedContract contract, int layout) {
    Map<String, Integer> names = names(contract, layout, true);
    int count = contract.layouts().get(layout).columns().size();
    names.put(fold(ORIGIN_DELIVERY), count);
    names.put(fold(ORIGIN_LINE), count + 1);
    return name -> names.get(fold(name));
  }

  /** Whether a title is one that a replay adds. */
  static boolean isAdded(String title) {
    return List.of(fold(ORIGIN_DELIVERY), fold(ORIGIN_LINE), fold(REASONS)).contains(fold(title));
  }

  /** Number of columns of the file. */
  public int columns() {
    return contractColumns.length;
  }

  /** The column that stands at a place of the file; null if the layout has none for it. */
  Column column(FeedContract contract, int place) {
    int column = contractColumns[place];
    return column < 0 ? null : contract.layouts().get(layout).columns().get(column);
  }

  /** How many titles the layout knows. */
  long known() {
    return Arrays.stream(contractColumns).filter(column -> column >= 0).count();
  }

  private static TitleRow best(
      FeedContract contract, Function<Integer, TitleRow> match, Comparator<TitleRow> fit) {
    TitleRow best = match.apply(0);
    for (int layout = 1; layout < contract.layouts().size(); layout++) {
      TitleRow other = match.apply(layout);
      best = fit.compare(other, best) > 0 ? other : best;
    }
    return best;
  }

  private static TitleRow match(
      List<String> titles, FeedContract contract, int layout, boolean byField) {
    List<Column> wanted = contract.layouts().get(layout).columns();
    Map<String, Integer> names = names(contract, layout, byField);
    int[] columns = new int[titles.size()];
    Set<Integer> found = new HashSet<>();
    List<String> unknown = new ArrayList<>();
    int originDelivery = -1;
    int originLine = -1;
    for (int i = 0; i < columns.length; i++) {
      String title = fold(titles.get(i));
      Integer column = names.get(title);
      columns[i] = column != null && found.add(column) ? column : -1;
      if (columns[i] >= 0) {
        continue;
      }
      if (originDelivery < 0 && title.equals(fold(ORIGIN_DELIVERY))) {
        originDelivery = i;
      } else if (originLine < 0 && title.equals(fold(ORIGIN_LINE))) {
        originLine = i;
      } else if (!title.equals(fold(REASONS))) {
        unknown.add(titles.get(i));
      }
    }
    return new TitleRow(
        layout,
        columns,
        titles(wanted, found, false),
        titles(wanted, found, true),
        List.copyOf(unknown),
        originDelivery,
        originLine);
  }

  private static List<String> titles(List<Column> columns, Set<Integer> found, boolean optional) {
    return IntStream.range(0, columns.size())
        .filter(i -> !found.contains(i) && columns.get(i).optional() == optional)
        .mapToObj(i -> columns.get(i).title())
        .toList();
  }

  /** Columns of a layout by all their names; a title stands before what is only like one. */
  private static Map<String, Integer> names(FeedContract contract, int layout, boolean byField) {
    List<Column> columns = contract.layouts().get(layout).columns();
    Map<String, Integer> names = new HashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      names.putIfAbsent(fold(columns.get(i).title()), i);
      for (String title : columns.get(i).also()) {
        names.putIfAbsent(fold(title), i);
      }
    }
    Map<String, Integer> shorter = new HashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      String title = TRAILING_BRACKET.matcher(fold(columns.get(i).title())).replaceFirst("");
      shorter.merge(title, i, (a, b) -> -1);
      if (byField && columns.get(i).field() != null) {
        names.putIfAbsent(fold(columns.get(i).field()), i);
      }
    }
    shorter.values().removeIf(column -> column < 0);
    shorter.forEach(names::putIfAbsent);
    return names;
  }

  private static String fold(String title) {
    return Normalizer.normalize(title, Normalizer.Form.NFKC)
        .replaceAll("[\\s\\uFEFF]", "")
        .replaceAll("[‐‑–—－_]", "-")
        .replaceAll("[\\[【〔]", "(")
        .replaceAll("[\\]】〕]", ")")
        .toUpperCase(Locale.ROOT);
  }
}
