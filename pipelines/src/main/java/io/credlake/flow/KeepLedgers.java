package io.credlake.flow;

import io.credlake.coverage.Appearances;
import io.credlake.coverage.Entry;
import io.credlake.coverage.Facet;
import io.credlake.coverage.Forwarded;
import io.credlake.coverage.Ledger;
import io.credlake.coverage.Summary;
import io.credlake.coverage.Told;
import io.credlake.flow.CoverageEvent.Round;
import io.credlake.flow.StatementNews.Act;
import io.credlake.indicator.Numbers;
import io.credlake.indicator.Slice;
import io.credlake.indicator.Tally;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Keeps the ledgers of organisations, and tells by how much the cells of coverage change with them.
 *
 * <p>Most rows are one more record of an organisation: they are counted by the summary of its
 * ledger and added to its pages unread. For all others the ledger is read, and what it counted
 * before is held against what it counts now.
 */
final class KeepLedgers extends KeepStatements<Delta> {

  private static final long serialVersionUID = 1;

  static final OutputTag<NewsBlock> UNITS = new OutputTag<>("cases", FlowTypes.NEWS);
  static final OutputTag<NewsBlock> SUMS = new OutputTag<>("sums", FlowTypes.NEWS);

  private static final int MOST_CHANGES = 1_000_000;

  /** Commitments that are measured by coverage. */
  private final ArrayList<String> commitments;

  private transient ListState<byte[]> pages;
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
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    pages =
        context
            .getKeyedStateStore()
            .getListState(
                new ListStateDescriptor<>(
                    "pages", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
  }

  @Override
  byte[] take(Round round, byte[] before, List<StatementNews> news) throws Exception {
    List<StatementNews> told = withoutForwarded(round, news);
    Summary summary = before == null ? null : Summary.read(new DataInputDeserializer(before));
    int counted = 0;
    if (summary != null && !summary.settles(retention()) && areAlone(told, summary)) {
      counted = count(told, summary);
    }
    if (counted < told.size()) {
      summary = ask(round, summary, told.subList(counted, told.size()));
    }
    if (changes.size() > MOST_CHANGES) {
      tell(round);
    }
    return summary == null ? null : written(summary::write);
  }

  /** Sends what is forwarded to its units; the other news. */
  private List<StatementNews> withoutForwarded(Round round, List<StatementNews> news)
      throws IOException {
    List<StatementNews> told = new ArrayList<>(news.size());
    for (StatementNews piece : news) {
      if (piece.statement() instanceof Forwarded forwarded) {
        long unit = OrganisationKeys.unit(forwarded.said().unit(), piece.key());
        units.begin(round);
        units.write(new UnitNews(forwarded.said().of(unit), piece.act() == Act.REMOVE));
      } else {
        told.add(piece);
      }
    }
    return told;
  }

  private static boolean areAlone(List<StatementNews> news, Summary summary) {
    for (StatementNews piece : news) {
      if (piece.act() == Act.REMOVE
          || !(piece.statement() instanceof Entry entry)
          || !summary.isAlone(entry)) {
        return false;
      }
    }
    return true;
  }

  /** Counts records by the summary, up to one about the same as another of them; how many. */
  private int count(List<StatementNews> news, Summary summary) throws Exception {
    Ledger page = new Ledger();
    int counted = 0;
    for (StatementNews piece : news) {
      Entry entry = (Entry) piece.statement();
      if (!summary.isAlone(entry)) {
        break;
      }
      summary.count(entry, changes);
      page.add(entry);
      counted++;
    }
    if (counted > 0) {
      pages.add(written(page::write));
    }
    return counted;
  }

  /** Takes news to the ledger itself; its new summary. */
  private Summary ask(Round round, Summary before, List<StatementNews> news) throws Exception {
    int number = Math.toIntExact(round.number());
    Ledger ledger = new Ledger();
    for (byte[] page : pages.get()) {
      ledger.read(new DataInputDeserializer(page));
    }
    Appearances appeared = ledger.appearances();
    if (before == null || !before.isAsOf(number)) {
      ledger.settle(retention());
    }
    for (StatementNews piece : news) {
      Told said = (Told) piece.statement();
      if (!(piece.act() == Act.REMOVE ? ledger.remove(said) : ledger.add(said))) {
        tellLate(round, said);
      }
    }
    Appearances appears = ledger.appearances();
    appeared.changeTo(appears, changes);
    pages.update(List.of(written(ledger::write)));
    return Summary.of(number, ledger, appears);
  }

  /** Something that can be written down. */
  private interface Writing {
    void write(DataOutputSerializer out) throws IOException;
  }

  private byte[] written(Writing writing) throws IOException {
    out.clear();
    writing.write(out);
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
