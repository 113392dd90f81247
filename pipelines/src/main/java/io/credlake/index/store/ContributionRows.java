package io.credlake.index.store;

import io.credlake.fact.IndexTables;
import io.credlake.index.IndexResult;
import io.credlake.index.explain.Strength;
import io.credlake.index.framework.Node;
import io.credlake.index.panel.Cell;
import io.credlake.index.panel.Panel;
import java.util.HashMap;
import java.util.Map;

/** Rows of what indicators add to the score of the index, and how they stand among peers. */
final class ContributionRows {

  private final StoredIndex index;
  private final ResultPlaces places;

  ContributionRows(StoredIndex index) {
    this.index = index;
    this.places = new ResultPlaces(index);
  }

  void write(RowSink sink) {
    for (int row = 0; row < index.panel().rows().size(); row++) {
      write(sink, row, places.row(row));
    }
  }

  private void write(RowSink sink, int row, int of) {
    IndexResult result = index.result();
    Map<Integer, Strength> strengths = new HashMap<>();
    double[] contributions = new double[0];
    if (of >= 0) {
      contributions = result.contributions(result.tree().top(), of);
      result.strengths(of).forEach(one -> strengths.put(one.node(), one));
    }
    Panel.Row unit = index.panel().rows().get(row);
    for (Node leaf : index.task().framework().leaves()) {
      if (leaf.unavailable() != null) {
        continue;
      }
      Cell cell = index.panel().cell(row, leaf.indicator().column());
      int node = places.node(leaf);
      boolean counts = node >= 0 && of >= 0;
      Strength strength = counts ? strengths.get(node) : null;
      int column = counts ? result.tree().column(node) : -1;
      sink.row(
          IndexTables.CONTRIBUTION,
          index.task().run(),
          index.task().framework().id(),
          leaf.id(),
          unit.unit(),
          unit.group(),
          Long.parseLong(unit.period()),
          cell.missing() == null ? "reported" : StoredIndex.lower(cell.missing()),
          StoredIndex.known(cell.value()),
          cell.missing() != null && places.isImputed(leaf, row),
          counts ? StoredIndex.known(result.computed().scored().columns()[node][of]) : null,
          node < 0 ? null : (Double) places.weight(leaf),
          counts ? StoredIndex.known(contributions[column]) : null,
          strength == null ? null : StoredIndex.known(strength.peers()),
          strength == null ? null : StoredIndex.known(strength.better()));
    }
  }
}
