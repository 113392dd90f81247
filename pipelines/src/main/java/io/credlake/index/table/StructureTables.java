package io.credlake.index.table;

import io.credlake.index.coherence.Coherence;
import io.credlake.index.compute.Calculation;
import io.credlake.index.compute.Choice;
import io.credlake.index.step.Treatment.Treated;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Tables of how an index hangs together: correlations, weights, and what was treated. */
record StructureTables(TablePlace place) {

  void write() throws IOException {
    coherence();
    weights();
    unitWeights();
    treatment();
  }

  private void coherence() throws IOException {
    List<String> columns = List.of("what", "node", "other", "value", "flag");
    try (CsvTable table = place.table("coherence", columns)) {
      consistency(table);
      for (Coherence.Branch branch : place.result().coherence().branches()) {
        table.row(
            Arrays.asList("cronbach_alpha", place.id(branch.node()), null, branch.alpha(), null));
        for (int i = 0; i < branch.eigenvalues().length; i++) {
          table.row(
              Arrays.asList(
                  "eigenvalue", place.id(branch.node()), i + 1, branch.eigenvalues()[i], null));
        }
        int[] parts = place.result().tree().parts(branch.node());
        for (int k = 0; k < branch.first().length; k++) {
          table.row(
              Arrays.asList(
                  "pc1_loading",
                  place.id(branch.node()),
                  place.id(parts[k]),
                  branch.first()[k],
                  null));
        }
      }
      for (Coherence.Share share : place.result().coherence().shares()) {
        table.row(
            Arrays.asList("effective_weight", place.id(share.node()), null, share.weight(), null));
        table.row(
            Arrays.asList("importance", place.id(share.node()), null, share.importance(), null));
      }
      double[] kept = place.result().keptWeights();
      for (int node : place.branches()) {
        if (kept[node] > 0) {
          table.row(Arrays.asList("kept_weights", place.id(node), null, kept[node], null));
        }
      }
      for (Coherence.Link link : place.result().coherence().links()) {
        String flag = link.flag() == Coherence.Flag.NONE ? null : TablePlace.lower(link.flag());
        String node = place.id(link.node());
        String other = place.id(link.other());
        table.row(Arrays.asList("pearson", node, other, link.pearson(), flag));
        table.row(Arrays.asList("spearman", node, other, link.spearman(), flag));
        table.row(Arrays.asList("kendall", node, other, link.kendall(), flag));
      }
    }
  }

  private void consistency(CsvTable table) {
    Calculation calculation = place.result().computed().calculation();
    Choice choice = Choice.of(calculation.framework().method());
    for (int node : place.branches()) {
      calculation
          .weighting(place.result().tree().node(node), choice)
          .consistencyRatio()
          .ifPresent(
              ratio ->
                  table.row(Arrays.asList("consistency_ratio", place.id(node), null, ratio, null)));
    }
  }

  private void weights() throws IOException {
    try (CsvTable table = place.table("weights", List.of("node", "part", "weight"))) {
      for (int node : place.branches()) {
        int[] parts = place.result().tree().parts(node);
        for (int k = 0; k < parts.length; k++) {
          table.row(
              Arrays.asList(
                  place.id(node),
                  place.id(parts[k]),
                  place.result().computed().scored().weights()[node][k]));
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
    try (CsvTable table = place.table("treatment", columns)) {
      Treated[][] treatments = place.result().computed().prepared().treatments();
      for (int c = 0; c < treatments.length; c++) {
        for (int p = 0; p < treatments[c].length; p++) {
          Treated one = treatments[c][p];
          table.row(
              Arrays.asList(
                  place.id(place.result().tree().leaves().get(c)),
                  place.result().data().pools().get(p).name(),
                  one.before().skewness(),
                  one.before().kurtosis(),
                  one.points(),
                  TablePlace.lower(one.transformation()),
                  one.after().skewness(),
                  one.after().kurtosis(),
                  one.passes()));
        }
      }
    }
  }

  /** Where each unit has weights of its own; empty if none has. */
  private void unitWeights() throws IOException {
    double[][][] ofUnits = place.result().computed().scored().ofUnits();
    try (CsvTable table = place.table("unit_weights", place.titled("node", "part", "weight"))) {
      for (int node : place.branches()) {
        int[] parts = place.result().tree().parts(node);
        for (int row = 0; ofUnits[node] != null && row < ofUnits[node].length; row++) {
          for (int k = 0; k < parts.length; k++) {
            List<Object> cells = place.keys(place.result().row(row));
            cells.addAll(List.of(place.id(node), place.id(parts[k]), ofUnits[node][row][k]));
            table.row(cells);
          }
        }
      }
    }
  }
}
