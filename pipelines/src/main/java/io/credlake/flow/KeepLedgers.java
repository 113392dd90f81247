package io.credlake.flow;

import io.credlake.coverage.CaseStep;
import io.credlake.coverage.Facet;
import io.credlake.coverage.Ledger;
import io.credlake.coverage.Told;
import io.credlake.flow.CoverageEvent.Round;
import io.credlake.flow.StatementNews.Act;
import io.credlake.indicator.Numbers;
import io.credlake.indicator.Slice;
import io.credlake.indicator.Tally;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Keeps the ledgers of organisations, and tells by how much the cells of coverage change with them.
 *
 * <p>What a ledger counted before is taken back and what it counts now is added; most of it cancels
 * out.
 */
final class KeepLedgers extends KeepStatements<Delta> {

  private static final long serialVersionUID = 1;

  static final OutputTag<NewsBlock> UNITS = new OutputTag<>("cases", FlowTypes.NEWS);
  static final OutputTag<NewsBlock> SUMS = new OutputTag<>("sums", FlowTypes.NEWS);

  private static final int MOST_CHANGES = 1_000_000;

  /** Commitments that are measured by coverage. */
  private final ArrayList<String> commitments;

  private transient CellChanges changes;
  private transient SumChanges sums;
  private transient BlockWriter units;
  private transient DataOutputSerializer out;

  KeepLedgers(int retention, List<String> commitments) {
    super(retention);
    this.commitments = new ArrayList<>(commitments);
  }

  @Override
  public void open() throws Exception {
    super.open();
    changes = new CellChanges();
    sums = new SumChanges(block -> output.collect(SUMS, new StreamRecord<>(block)));
    units = new BlockWriter(block -> output.collect(UNITS, new StreamRecord<>(block)));
    out = new DataOutputSerializer(1 << 10);
  }

  @Override
  byte[] take(Round round, byte[] before, List<StatementNews> news) throws IOException {
    Ledger ledger = new Ledger();
    if (before != null) {
      ledger = Ledger.read(new DataInputDeserializer(before));
      ledger.count(changes.times(-1));
    }
    ledger.begin(Math.toIntExact(round.number()), retention());
    for (StatementNews piece : news) {
      boolean removes = piece.act() == Act.REMOVE;
      switch (piece.statement()) {
        case CaseStep step -> {
          long unit = OrganisationKeys.unit(step.step().unit(), piece.key());
          units.begin(round);
          units.write(new UnitNews(step.step().of(unit), removes));
        }
        case Told told -> {
          if (!(removes ? ledger.remove(told) : ledger.add(told))) {
            tellLate(round, told);
          }
        }
      }
    }
    ledger.count(changes.times(1));
    if (changes.size() > MOST_CHANGES) {
      tell(round);
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
  void handOn(Round round) throws IOException {
    tell(round);
    units.end(round);
    sums.end(round);
  }

  private void tell(Round round) throws IOException {
    Tally tally = sums.times(1);
    changes.drain(
        (cell, month, subjects, covered) -> {
          output.collect(new StreamRecord<>(new Delta(round, cell, month, subjects, covered)));
          if (cell.facet() == Facet.ALL) {
            Slice slice = new Slice(cell.province(), "", "");
            for (String commitment : commitments) {
              tally.count(commitment, slice, month, true, Numbers.change(covered, subjects));
            }
          }
        });
    sums.relieve(round);
  }
}
