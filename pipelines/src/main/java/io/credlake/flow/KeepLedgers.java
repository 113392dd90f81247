package io.credlake.flow;

import io.credlake.coverage.Ledger;
import io.credlake.coverage.Statement;
import io.credlake.flow.CoverageEvent.Round;
import io.credlake.flow.StatementBlock.Act;
import io.credlake.flow.StatementBlock.News;
import java.io.IOException;
import java.util.List;
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

  private static final int MOST_CHANGES = 1_000_000;

  private transient CellChanges changes;
  private transient DataOutputSerializer out;

  KeepLedgers(int retention) {
    super(retention);
  }

  @Override
  public void open() throws Exception {
    super.open();
    changes = new CellChanges();
    out = new DataOutputSerializer(1 << 10);
  }

  @Override
  byte[] take(Round round, byte[] before, List<News> news) throws IOException {
    Ledger ledger = new Ledger();
    if (before != null) {
      ledger = Ledger.read(new DataInputDeserializer(before));
      ledger.count(changes.times(-1));
    }
    ledger.begin(Math.toIntExact(round.number()), retention());
    for (News piece : news) {
      Statement statement = piece.statement();
      boolean taken = piece.act() == Act.REMOVE ? ledger.remove(statement) : ledger.add(statement);
      if (!taken) {
        tellLate(round, statement);
      }
    }
    ledger.count(changes.times(1));
    if (changes.size() > MOST_CHANGES) {
      handOn(round);
    }
    out.clear();
    ledger.write(out);
    return out.getCopyOfBuffer();
  }

  /** The readers, and those who resolve numbers. */
  @Override
  int senders() {
    return 2;
  }

  /** Changes wait for the end of the round, because those of one organisation often cancel out. */
  @Override
  void handOn(Round round) {
    changes.drain(
        (cell, month, subjects, covered) ->
            output.collect(new StreamRecord<>(new Delta(round, cell, month, subjects, covered))));
  }
}
