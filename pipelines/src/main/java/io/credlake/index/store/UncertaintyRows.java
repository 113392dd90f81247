package io.credlake.index.store;

import io.credlake.fact.IndexTables;
import io.credlake.index.IndexResult;
import io.credlake.index.panel.Panel;
import io.credlake.index.uncertainty.Pair;
import io.credlake.index.uncertainty.Sensitivity;
import io.credlake.index.uncertainty.Sobol;

/** Rows of what moves scores and ranks, and of regions that cannot be told apart. */
final class UncertaintyRows {

  private final StoredIndex index;
  private final IndexResult result;

  UncertaintyRows(StoredIndex index) {
    this.index = index;
    this.result = index.result();
  }

  void write(RowSink sink) {
    Sensitivity sensitivity = result.sensitivity();
    if (sensitivity.shift() != null) {
      write(sink, "rank_shift", null, sensitivity.shift());
    }
    for (int row = 0; row < sensitivity.scores().size(); row++) {
      write(sink, "score", result.row(row), sensitivity.scores().get(row));
    }
    for (Sensitivity.LeftOut one : sensitivity.leftOut()) {
      sink.row(
          IndexTables.UNCERTAINTY,
          index.task().run(),
          index.task().framework().id(),
          "without",
          null,
          null,
          null,
          result.tree().node(one.node()).id(),
          null,
          null,
          one.mean(),
          (long) one.most());
    }
    result.pairs().forEach(pair -> write(sink, pair));
  }

  private void write(RowSink sink, String output, Panel.Row of, Sobol sobol) {
    for (int f = 0; f < result.sensitivity().factors().size(); f++) {
      if (Double.isNaN(sobol.first()[f])) {
        continue; // nothing varies
      }
      sink.row(
          IndexTables.UNCERTAINTY,
          index.task().run(),
          index.task().framework().id(),
          output,
          of == null ? null : of.unit(),
          of == null ? null : (Long) Long.parseLong(of.period()),
          StoredIndex.lower(result.sensitivity().factors().get(f)),
          null,
          sobol.first()[f],
          sobol.total()[f],
          null,
          null);
    }
  }

  private void write(RowSink sink, Pair pair) {
    Panel.Row row = result.row(pair.row());
    sink.row(
        IndexTables.PAIR,
        index.task().run(),
        index.task().framework().id(),
        row.group(),
        Long.parseLong(row.period()),
        row.unit(),
        result.row(pair.other()).unit(),
        pair.above());
  }
}
