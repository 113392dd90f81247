package io.credlake.index.store;

import io.credlake.fact.IndexTables;
import io.credlake.index.coherence.Coherence;
import io.credlake.index.framework.Node;
import java.util.HashMap;
import java.util.Map;

/** Rows of what nodes weigh, or why they were left out. */
final class NodeRows {

  private final StoredIndex index;

  NodeRows(StoredIndex index) {
    this.index = index;
  }

  /** Gives them; how many indicators were left out. */
  long write(RowSink sink) {
    Map<String, String> left = new HashMap<>();
    Map<String, Coherence.Share> shares = new HashMap<>();
    Map<String, Double> alphas = new HashMap<>();
    if (index.result() != null) {
      index.result().data().left().stream()
          .filter(one -> one.node() != null)
          .forEach(one -> left.put(one.node(), one.reason()));
      for (Coherence.Share share : index.result().coherence().shares()) {
        shares.put(index.result().tree().node(share.node()).id(), share);
      }
      for (Coherence.Branch branch : index.result().coherence().branches()) {
        alphas.put(index.result().tree().node(branch.node()).id(), branch.alpha());
      }
    }
    long leftOut = 0;
    for (Node node : index.task().framework().nodes()) {
      Coherence.Share share = shares.get(node.id());
      leftOut += share == null && node.isLeaf() ? 1 : 0;
      sink.row(
          IndexTables.NODE,
          index.task().run(),
          index.task().framework().id(),
          node.id(),
          share == null ? reason(node, left) : null,
          share == null ? null : StoredIndex.known(share.weight()),
          share == null ? null : StoredIndex.known(share.importance()),
          alphas.containsKey(node.id()) ? StoredIndex.known(alphas.get(node.id())) : null);
    }
    return leftOut;
  }

  private String reason(Node node, Map<String, String> left) {
    if (node.unavailable() != null) {
      return node.unavailable();
    }
    return left.getOrDefault(
        node.id(),
        index.result() == null ? "the index cannot be computed" : "none of its parts has data");
  }
}
