package io.credlake.index.store;

import io.credlake.fact.IndexTables;
import io.credlake.index.IndexResult;
import io.credlake.index.explain.Change;
import io.credlake.index.panel.Panel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows of why scores changed since the year before. */
final class ChangeRows {

  private final StoredIndex index;
  private final IndexResult result;

  ChangeRows(StoredIndex index) {
    this.index = index;
    this.result = index.result();
  }

  void write(RowSink sink) {
    Map<List<String>, Integer> rows = new LinkedHashMap<>();
    for (int row = 0; row < result.data().rows().length; row++) {
      if (!Double.isNaN(result.computed().scored().columns()[result.tree().top()][row])) {
        rows.put(List.of(result.row(row).unit(), result.row(row).period()), row);
      }
    }
    for (Map.Entry<List<String>, Integer> to : rows.entrySet()) {
      Panel.Row of = result.row(to.getValue());
      long before = Long.parseLong(of.period()) - 1;
      Integer from = rows.get(List.of(of.unit(), Long.toString(before)));
      if (from != null) {
        result
            .change(from, to.getValue())
            .effects()
            .forEach(effect -> write(sink, of, before, effect));
      }
    }
  }

  private void write(RowSink sink, Panel.Row of, long before, Change.Effect effect) {
    sink.row(
        IndexTables.CHANGE,
        index.task().run(),
        index.task().framework().id(),
        of.unit(),
        Long.parseLong(of.period()),
        before,
        StoredIndex.lower(effect.cause()),
        effect.node(),
        effect.amount());
  }
}
