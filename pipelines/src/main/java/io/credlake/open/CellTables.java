package io.credlake.open;

import io.credlake.disclosure.table.Absence;
import io.credlake.disclosure.table.CellId;
import io.credlake.disclosure.table.Code;
import io.credlake.disclosure.table.Content;
import io.credlake.disclosure.table.Dimension;
import io.credlake.disclosure.table.LinkedTable;
import io.credlake.disclosure.table.Measure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The tables that cells make, for disclosure control: cells of a measure that differ in what adds
 * up are one table, and those that differ in what does not (times, indicators) are apart.
 */
public final class CellTables {

  private static final double TOLERANCE = 1e-6;

  private final Map<String, Division> divisions;
  private final List<LinkedTable> tables = new ArrayList<>();
  private final Map<CellId, CellId> names;
  private final Map<OpenCell.Key, CellId> ids = new HashMap<>();

  /**
   * Tables of cells, which are unlike each other.
   *
   * @param names of cells that others have tables of, too, each by itself; these are added: there
   *     are as many tables as releases, and their cells are mostly the same
   */
  CellTables(
      Collection<OpenCell> cells, Map<String, Division> divisions, Map<CellId, CellId> names) {
    this.divisions = divisions;
    this.names = names;
    slices(cells).forEach(this::divide);
  }

  /** The tables. */
  public List<LinkedTable> tables() {
    return tables;
  }

  /** The name of a cell in the tables; null: it is in none, because it counts no organisations. */
  public CellId idOf(OpenCell.Key key) {
    return ids.get(key);
  }

  /** What cells of a slice have in common. */
  private record Slice(String measure, TreeMap<String, String> apart) {}

  private Map<Slice, List<OpenCell>> slices(Collection<OpenCell> cells) {
    Map<Slice, List<OpenCell>> slices = new LinkedHashMap<>();
    for (OpenCell cell : cells) {
      TreeMap<String, String> apart = new TreeMap<>(cell.codes());
      apart.keySet().removeIf(id -> divisions.get(id).kind() != Division.Kind.APART);
      slices.computeIfAbsent(new Slice(cell.measure(), apart), s -> new ArrayList<>()).add(cell);
    }
    return slices;
  }

  /** Makes a table of each set of dimensions by which cells are told apart, and not by more. */
  private void divide(Slice slice, List<OpenCell> cells) {
    Set<Set<String>> told = new LinkedHashSet<>();
    cells.forEach(cell -> told.add(new TreeSet<>(cell.codes().keySet())));
    List<Set<String>> largest =
        told.stream()
            .filter(
                one ->
                    told.stream()
                        .noneMatch(other -> other.size() > one.size() && other.containsAll(one)))
            .toList();
    for (Set<String> ids : largest) {
      List<OpenCell> within =
          cells.stream().filter(cell -> ids.containsAll(cell.codes().keySet())).toList();
      add(slice, new ArrayList<>(ids), within, largest.size() == 1);
    }
  }

  private void add(Slice slice, List<String> ids, List<OpenCell> cells, boolean alone) {
    Map<List<String>, Content> contents = new LinkedHashMap<>();
    Map<List<String>, OpenCell> byCodes = new LinkedHashMap<>();
    for (OpenCell cell : cells) {
      List<String> codes =
          ids.stream().map(id -> cell.codes().getOrDefault(id, divisions.get(id).total())).toList();
      contents.put(codes, cell.content());
      byCodes.put(codes, cell);
    }
    List<Dimension> dimensions = new ArrayList<>();
    for (int d = 0; d < ids.size(); d++) {
      Division division = divisions.get(ids.get(d));
      Set<String> codes = new TreeSet<>();
      for (List<String> all : byCodes.keySet()) {
        codes.add(all.get(d));
      }
      Dimension dimension = division.over(codes, true);
      // A nation that was told as a whole is not the sum of its provinces.
      if (alone && !fits(contents, d, dimension)) {
        dimension = division.over(codes, false);
      }
      addRests(contents, d, dimension);
      dimensions.add(dimension);
    }
    LinkedTable table =
        new LinkedTable(
            "%s %s %s".formatted(slice.measure, slice.apart, ids),
            measure(slice.measure, cells),
            dimensions,
            contents);
    tables.add(table);
    byCodes.forEach(
        (codes, cell) ->
            this.ids.put(cell.key(), names.computeIfAbsent(table.id(codes), id -> id)));
  }

  private static Measure measure(String id, List<OpenCell> cells) {
    boolean whole =
        cells.stream()
            .map(OpenCell::content)
            .filter(Content::present)
            .allMatch(content -> content.value() == Math.rint(content.value()));
    return whole ? Measure.count(id) : Measure.magnitude(id);
  }

  /** Whether no parts are more than their whole. */
  private static boolean fits(Map<List<String>, Content> contents, int d, Dimension dimension) {
    return contents.entrySet().stream()
        .allMatch(
            cell -> {
              double rest = rest(contents, cell.getKey(), d, dimension);
              return Double.isNaN(rest) || rest >= -TOLERANCE;
            });
  }

  /** Adds cells for what wholes have beside the parts that are told: nobody tells it. */
  private static void addRests(Map<List<String>, Content> contents, int d, Dimension dimension) {
    Map<List<String>, Content> rests = new LinkedHashMap<>();
    for (List<String> codes : contents.keySet()) {
      double rest = rest(contents, codes, d, dimension);
      if (rest > TOLERANCE) {
        List<String> at = new ArrayList<>(codes);
        at.set(d, Division.restOf(codes.get(d)));
        rests.put(at, Content.absent(Absence.NOT_MEASURED));
      }
    }
    contents.putAll(rests);
  }

  /** A whole less its parts; NaN if it is none, or holds no number. */
  private static double rest(
      Map<List<String>, Content> contents, List<String> codes, int d, Dimension dimension) {
    Content whole = contents.get(codes);
    List<Code> parts =
        Division.isRest(codes.get(d)) ? List.of() : dimension.code(codes.get(d)).parts();
    if (parts.isEmpty() || !whole.present()) {
      return Double.NaN;
    }
    double sum = 0;
    for (Code part : parts) {
      List<String> at = new ArrayList<>(codes);
      at.set(d, part.id());
      Content content = contents.get(at);
      sum += content != null && content.present() ? content.value() : 0;
    }
    return whole.value() - sum;
  }
}
