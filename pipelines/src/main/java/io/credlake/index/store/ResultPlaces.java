package io.credlake.index.store;

import io.credlake.index.IndexResult;
import io.credlake.index.coherence.Coherence;
import io.credlake.index.framework.Node;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Where nodes of the framework and rows of the panel are in a result, which may lack some. */
final class ResultPlaces {

  private final Map<String, Integer> nodes = new HashMap<>();
  private final Map<Integer, Integer> rows = new HashMap<>();
  private final Map<String, Double> weights = new HashMap<>();
  private final IndexResult result;

  ResultPlaces(StoredIndex index) {
    result = index.result();
    if (result != null) {
      IntStream.range(0, result.tree().size())
          .forEach(number -> nodes.put(result.tree().node(number).id(), number));
      int[] kept = result.data().rows();
      IntStream.range(0, kept.length).forEach(row -> rows.put(kept[row], row));
      for (Coherence.Share share : result.coherence().shares()) {
        weights.put(result.tree().node(share.node()).id(), share.weight());
      }
    }
  }

  /** Number of a node; -1: it was left out. */
  int node(Node node) {
    return nodes.getOrDefault(node.id(), -1);
  }

  /** Row of the data of a row of the panel; -1: it was left out. */
  int row(int ofPanel) {
    return rows.getOrDefault(ofPanel, -1);
  }

  /** Whether the method put a value in the place of what is missing of an indicator. */
  boolean isImputed(Node leaf, int ofPanel) {
    int node = node(leaf);
    int of = row(ofPanel);
    return node >= 0
        && of >= 0
        && !Double.isNaN(result.computed().prepared().imputed()[result.tree().column(node)][of]);
  }

  /** Share of a node in the whole weight; 0: it was left out. */
  double weight(Node node) {
    return weights.getOrDefault(node.id(), 0.0);
  }

  /** The indicators under a node. */
  static List<Node> leaves(Node node) {
    return node.isLeaf()
        ? List.of(node)
        : node.parts().stream().map(ResultPlaces::leaves).flatMap(List::stream).toList();
  }
}
