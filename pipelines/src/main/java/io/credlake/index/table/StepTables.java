package io.credlake.index.table;

import io.credlake.index.IndexResult;
import io.credlake.index.coherence.Coherence;
import io.credlake.index.compute.Data;
import io.credlake.index.compute.Prepared;
import io.credlake.index.compute.Tree;
import io.credlake.index.panel.Panel;
import io.credlake.index.step.Treatment.Treated;
import io.credlake.index.uncertainty.Factor;
import io.credlake.index.uncertainty.Pair;
import io.credlake.index.uncertainty.Sensitivity;
import io.credlake.index.uncertainty.Sobol;
import io.credlake.index.uncertainty.Standing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** The tables of a computed index: one CSV file for each step. */
public final class StepTables {

  private final IndexResult result;
  private final List<String> titles;
  private final Path folder;

  /**
   * Of a result.
   *
   * @param titles of the columns for unit, group and period, as far as they are told
   * @param folder for the files; made if it is not there
   */
  public StepTables(IndexResult result, List<String> titles, Path folder) {
    this.result = result;
    this.titles = titles;
    this.folder = folder;
  }

  /** Writes them. */
  public void write() throws IOException {
    Files.createDirectories(folder);
    Data data = result.data();
    Prepared prepared = result.computed().prepared();
    List<String> ids = data.tree().leaves().stream().map(leaf -> id(leaf)).toList();
    values("denominated", data.ids(), data.all(), result.panel().rows());
    List<Panel.Row> rows = IntStream.of(data.rows()).mapToObj(result.panel().rows()::get).toList();
    values("imputed", ids, prepared.imputed(), rows);
    values("treated", ids, prepared.treated(), rows);
    values("normalised", ids, prepared.normalised(), rows);
    int[] branches = branches();
    values(
        "scores",
        IntStream.of(branches).mapToObj(this::id).toList(),
        IntStream.of(branches)
            .mapToObj(n -> result.computed().scored().columns()[n])
            .toArray(double[][]::new),
        rows);
    double[][] contributions = new double[ids.size()][rows.size()];
    for (int row = 0; row < rows.size(); row++) {
      double[] of = result.contributions(data.tree().top(), row);
      for (int c = 0; c < of.length; c++) {
        contributions[c][row] = of[c];
      }
    }
    values("contributions", ids, contributions, rows);
    ranks(branches);
    uncertainty();
    pairs();
    sensitivity();
    coherence();
    weights();
    treatment();
    leftOut();
  }

  private int[] branches() {
    Tree tree = result.tree();
    return IntStream.range(0, tree.size()).filter(n -> tree.column(n) < 0).toArray();
  }

  private String id(int node) {
    return result.tree().node(node).id();
  }

  private List<Object> keys(Panel.Row row) {
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

  private List<String> titled(String... others) {
    List<String> all = new ArrayList<>(titles);
    all.addAll(List.of(others));
    return all;
  }

  private CsvTable table(String name, List<String> columns) throws IOException {
    return new CsvTable(folder.resolve(name + ".csv"), columns);
  }

  private void values(String name, List<String> ids, double[][] columns, List<Panel.Row> rows)
      throws IOException {
    try (CsvTable table = table(name, titled(ids.toArray(String[]::new)))) {
      for (int row = 0; row < rows.size(); row++) {
        List<Object> cells = keys(rows.get(row));
        for (double[] column : columns) {
          cells.add(column[row]);
        }
        table.row(cells);
      }
    }
  }

  /** A rank stands beside its interval. */
  private void ranks(int[] branches) throws IOException {
    List<String> columns = new ArrayList<>();
    for (int node : branches) {
      columns.addAll(List.of(id(node), id(node) + "_low", id(node) + "_high"));
    }
    Map<List<Integer>, Standing> byPlace = new HashMap<>();
    result.standings().forEach(one -> byPlace.put(List.of(one.node(), one.row()), one));
    try (CsvTable table = table("ranks", titled(columns.toArray(String[]::new)))) {
      for (int row = 0; row < result.data().rows().length; row++) {
        List<Object> cells = keys(result.row(row));
        for (int node : branches) {
          Standing standing = byPlace.get(List.of(node, row));
          if (standing == null) {
            cells.addAll(Arrays.asList(null, null, null));
          } else {
            cells.add(standing.rank());
            cells.add((int) standing.ranks().low());
            cells.add((int) standing.ranks().high());
          }
        }
        table.row(cells);
      }
    }
  }

  private void uncertainty() throws IOException {
    List<String> columns =
        titled(
            "node",
            "score",
            "score_low",
            "score_median",
            "score_high",
            "score_mean",
            "score_sd",
            "rank",
            "rank_low",
            "rank_median",
            "rank_high",
            "ranked");
    try (CsvTable table = table("uncertainty", columns)) {
      for (Standing one : result.standings()) {
        List<Object> cells = keys(result.row(one.row()));
        cells.addAll(
            List.of(
                id(one.node()),
                one.score(),
                one.scores().low(),
                one.scores().median(),
                one.scores().high(),
                one.mean(),
                one.sd(),
                one.rank(),
                (int) one.ranks().low(),
                (int) one.ranks().median(),
                (int) one.ranks().high(),
                one.of()));
        table.row(cells);
      }
    }
  }

  private void pairs() throws IOException {
    try (CsvTable table = table("pairs", titled("other", "above"))) {
      for (Pair pair : result.pairs()) {
        List<Object> cells = keys(result.row(pair.row()));
        cells.addAll(List.of(result.row(pair.other()).unit(), pair.above()));
        table.row(cells);
      }
    }
  }

  private void sensitivity() throws IOException {
    Sensitivity sensitivity = result.sensitivity();
    List<String> columns = titled("output", "factor", "first_order", "total_order");
    try (CsvTable table = table("sensitivity", columns)) {
      List<Object> none = new ArrayList<>();
      titles.forEach(title -> none.add(null));
      for (int f = 0; f < sensitivity.factors().size() && sensitivity.shift() != null; f++) {
        sobol(table, none, "rank_shift", sensitivity.factors().get(f), sensitivity.shift(), f);
      }
      for (Sensitivity.LeftOut one : sensitivity.leftOut()) {
        List<Object> cells = new ArrayList<>(none);
        cells.addAll(List.of("mean_rank_shift_without", id(one.node()), one.mean()));
        cells.add(null);
        table.row(cells);
      }
      for (int row = 0; row < sensitivity.scores().size(); row++) {
        for (int f = 0; f < sensitivity.factors().size(); f++) {
          sobol(
              table,
              keys(result.row(row)),
              "score",
              sensitivity.factors().get(f),
              sensitivity.scores().get(row),
              f);
        }
      }
    }
  }

  private static void sobol(
      CsvTable table, List<Object> keys, String output, Factor factor, Sobol sobol, int f) {
    List<Object> cells = new ArrayList<>(keys);
    cells.addAll(List.of(output, lower(factor), sobol.first()[f], sobol.total()[f]));
    table.row(cells);
  }

  private void coherence() throws IOException {
    List<String> columns = List.of("what", "node", "other", "value", "flag");
    try (CsvTable table = table("coherence", columns)) {
      for (Coherence.Branch branch : result.coherence().branches()) {
        table.row(Arrays.asList("cronbach_alpha", id(branch.node()), null, branch.alpha(), null));
        for (int i = 0; i < branch.eigenvalues().length; i++) {
          table.row(
              Arrays.asList("eigenvalue", id(branch.node()), i + 1, branch.eigenvalues()[i], null));
        }
        int[] parts = result.tree().parts(branch.node());
        for (int k = 0; k < branch.first().length; k++) {
          table.row(
              Arrays.asList(
                  "pc1_loading", id(branch.node()), id(parts[k]), branch.first()[k], null));
        }
      }
      for (Coherence.Share share : result.coherence().shares()) {
        table.row(Arrays.asList("effective_weight", id(share.node()), null, share.weight(), null));
        table.row(Arrays.asList("importance", id(share.node()), null, share.importance(), null));
      }
      for (Coherence.Link link : result.coherence().links()) {
        String flag = link.flag() == Coherence.Flag.NONE ? null : lower(link.flag());
        String node = id(link.node());
        String other = id(link.other());
        table.row(Arrays.asList("pearson", node, other, link.pearson(), flag));
        table.row(Arrays.asList("spearman", node, other, link.spearman(), flag));
        table.row(Arrays.asList("kendall", node, other, link.kendall(), flag));
      }
    }
  }

  private void weights() throws IOException {
    try (CsvTable table = table("weights", List.of("node", "part", "weight"))) {
      for (int node : branches()) {
        int[] parts = result.tree().parts(node);
        for (int k = 0; k < parts.length; k++) {
          table.row(
              Arrays.asList(id(node), id(parts[k]), result.computed().scored().weights()[node][k]));
        }
      }
    }
  }

  private void treatment() throws IOException {
    List<String> columns =
        List.of(
            "indicator",
            "pool",
            "skewness",
            "kurtosis",
            "winsorised",
            "transformation",
            "skewness_after",
            "kurtosis_after",
            "passes");
    try (CsvTable table = table("treatment", columns)) {
      Treated[][] treatments = result.computed().prepared().treatments();
      for (int c = 0; c < treatments.length; c++) {
        for (int p = 0; p < treatments[c].length; p++) {
          Treated one = treatments[c][p];
          table.row(
              Arrays.asList(
                  id(result.tree().leaves().get(c)),
                  p + 1,
                  one.before().skewness(),
                  one.before().kurtosis(),
                  one.points(),
                  lower(one.transformation()),
                  one.after().skewness(),
                  one.after().kurtosis(),
                  one.passes()));
        }
      }
    }
  }

  private void leftOut() throws IOException {
    try (CsvTable table = table("left_out", titled("indicator", "reason"))) {
      for (Data.Left left : result.data().left()) {
        List<Object> cells = new ArrayList<>();
        if (left.row() == null) {
          titles.forEach(title -> cells.add(null));
        } else {
          cells.addAll(keys(left.row()));
        }
        cells.add(left.node());
        cells.add(left.reason());
        table.row(cells);
      }
    }
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
