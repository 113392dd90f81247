package io.credlake.flow;

import io.credlake.coverage.Cell;
import io.credlake.coverage.Change;
import io.credlake.coverage.Ledger;
import io.credlake.flow.CoverageEvent.Round;
import io.credlake.flow.StatementBlock.Act;
import io.credlake.flow.StatementBlock.News;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Keeps the ledgers of organisations, and tells by how much the cells of coverage change with them.
 *
 * <p>What a ledger counted before is taken back and what it counts now is added; most of it cancels
 * out.
 */
final class KeepLedgers extends KeepStatements<Delta> {

  private static final long serialVersionUID = 1;

  private transient Map<CellMonth, long[]> changes;
  private transient DataOutputSerializer out;

  private record CellMonth(Cell cell, int month) {}

  @Override
  public void open() throws Exception {
    super.open();
    changes = new HashMap<>();
    out = new DataOutputSerializer(1 << 10);
  }

  @Override
  byte[] take(Round round, byte[] before, List<News> news) throws IOException {
    Ledger ledger = new Ledger();
    if (before != null) {
      ledger = Ledger.read(new DataInputDeserializer(before));
      ledger.count(change(-1));
    }
    for (News piece : news) {
      if (piece.act() == Act.REMOVE) {
        ledger.remove(piece.statement());
      } else {
        ledger.add(piece.statement());
      }
    }
    ledger.count(change(1));
    out.clear();
    ledger.write(out);
    return out.getCopyOfBuffer();
  }

  private Change change(int sign) {
    return (cell, month, subjects, covered) -> {
      long[] sums = changes.computeIfAbsent(new CellMonth(cell, month), c -> new long[2]);
      sums[0] += (long) sign * subjects;
      sums[1] += (long) sign * covered;
    };
  }

  @Override
  void taken(Round round) {
    changes.forEach(
        (at, sums) -> {
          if (sums[0] != 0 || sums[1] != 0) {
            output.collect(
                new StreamRecord<>(new Delta(round, at.cell(), at.month(), sums[0], sums[1])));
          }
        });
    changes.clear();
  }
}
