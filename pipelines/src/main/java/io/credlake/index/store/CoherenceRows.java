package io.credlake.index.store;

import io.credlake.fact.IndexTables;
import io.credlake.index.IndexResult;
import io.credlake.index.coherence.Coherence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows of whether nodes belong together: correlations, components and their loadings. */
final class CoherenceRows {

  private static final int OF_CORRELATION = 4;
  private static final int OF_COMPONENT = 4;

  private final StoredIndex index;
  private final IndexResult result;

  CoherenceRows(StoredIndex index) {
    this.index = index;
    this.result = index.result();
  }

  void write(RowSink sink) {
    result.coherence().links().forEach(link -> write(sink, link));
    result.coherence().branches().forEach(branch -> write(sink, branch));
    double[] kept = result.keptWeights();
    for (int node = 0; node < kept.length; node++) {
      if (kept[node] > 0) {
        List<Object> of = new ArrayList<>(none(OF_COMPONENT - 1));
        of.add(kept[node]);
        write(sink, "kept_weights", node, places(null, null, null), none(OF_CORRELATION), of);
      }
    }
  }

  private void write(RowSink sink, Coherence.Link link) {
    write(
        sink,
        "correlation",
        link.node(),
        places(link.other(), (long) link.levels(), null),
        Arrays.asList(
            StoredIndex.known(link.pearson()),
            StoredIndex.known(link.spearman()),
            StoredIndex.known(link.kendall()),
            link.flag() == Coherence.Flag.NONE ? null : StoredIndex.lower(link.flag())),
        none(OF_COMPONENT));
  }

  private void write(RowSink sink, Coherence.Branch branch) {
    double all = Arrays.stream(branch.eigenvalues()).sum();
    for (int i = 0; i < branch.eigenvalues().length; i++) {
      double value = branch.eigenvalues()[i];
      write(
          sink,
          "component",
          branch.node(),
          places(null, null, i + 1L),
          none(OF_CORRELATION),
          Arrays.asList(value, value / all, null, null));
    }
    int[] parts = result.tree().parts(branch.node());
    for (int k = 0; k < branch.first().length; k++) {
      write(
          sink,
          "loading",
          branch.node(),
          places(parts[k], null, 1L),
          none(OF_CORRELATION),
          Arrays.asList(null, null, branch.first()[k], null));
    }
  }

  private List<Object> places(Integer other, Long levels, Long component) {
    return Arrays.asList(other == null ? null : id(other), levels, component);
  }

  private static List<Object> none(int cells) {
    return Arrays.asList(new Object[cells]);
  }

  private void write(
      RowSink sink,
      String kind,
      int node,
      List<Object> places,
      List<Object> correlation,
      List<Object> component) {
    List<Object> values = new ArrayList<>();
    values.addAll(List.of(index.task().run(), index.task().framework().id(), kind, id(node)));
    values.addAll(places);
    values.addAll(correlation);
    values.addAll(component);
    sink.row(IndexTables.COHERENCE, values.toArray());
  }

  private String id(int node) {
    return result.tree().node(node).id();
  }
}
