package io.credlake.index.table;

import io.credlake.index.IndexResult;
import io.credlake.index.compute.Tree;
import io.credlake.index.panel.Panel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Where the tables of a result go, and how they tell of units and nodes.
 *
 * @param result that is told
 * @param titles of the columns for unit, group and period, as far as they are told
 * @param folder for the files
 */
record TablePlace(IndexResult result, List<String> titles, Path folder) {

  /** A table of that name with these columns. */
  CsvTable table(String name, List<String> columns) throws IOException {
    return new CsvTable(folder.resolve(name + ".csv"), columns);
  }

  /** Columns that begin with those of the unit. */
  List<String> titled(String... others) {
    List<String> all = new ArrayList<>(titles);
    all.addAll(List.of(others));
    return all;
  }

  /** Cells of the unit's columns. */
  List<Object> keys(Panel.Row row) {
    List<Object> keys = new ArrayList<>();
    keys.add(row.unit());
    if (result.framework().columns().group() != null) {
      keys.add(row.group());
    }
    if (result.framework().columns().period() != null) {
      keys.add(row.period());
    }
    return keys;
  }

  /** Empty cells of those columns. */
  List<Object> noKeys() {
    List<Object> none = new ArrayList<>();
    titles.forEach(title -> none.add(null));
    return none;
  }

  /** Numbers of the nodes that have parts. */
  int[] branches() {
    Tree tree = result.tree();
    return IntStream.range(0, tree.size()).filter(n -> tree.column(n) < 0).toArray();
  }

  /** Id of a node. */
  String id(int node) {
    return result.tree().node(node).id();
  }

  /** A constant as tables name it. */
  static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
