package io.credlake.flow;

import io.credlake.flow.CoverageEvent.Round;
import io.credlake.indicator.CaseRules;
import io.credlake.indicator.EventRules;
import io.credlake.indicator.Unit;
import java.io.IOException;
import java.util.List;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Keeps the units that indicators count, and tells by how much the numbers change with them: what a
 * unit counted before is taken back and what it counts now is added.
 */
final class KeepUnits extends KeepNews<UnitNews, NewsBlock> {

  private static final long serialVersionUID = 1;

  private final CaseRules cases;
  private final EventRules events;

  private transient SumChanges changes;
  private transient DataOutputSerializer out;

  KeepUnits(CaseRules cases, EventRules events) {
    this.cases = cases;
    this.events = events;
  }

  @Override
  public void open() throws Exception {
    super.open();
    changes = new SumChanges(block -> output.collect(new StreamRecord<>(block)));
    out = new DataOutputSerializer(1 << 10);
  }

  @Override
  byte[] take(Round round, byte[] before, List<UnitNews> news) throws IOException {
    Unit unit = before == null ? new Unit() : Unit.read(new DataInputDeserializer(before));
    unit.count(cases, events, changes.times(-1));
    for (UnitNews piece : news) {
      if (piece.removed()) {
        unit.remove(piece.said());
      } else {
        unit.add(piece.said());
      }
    }
    unit.count(cases, events, changes.times(1));
    changes.relieve(round);
    out.clear();
    unit.write(out);
    return out.getCopyOfBuffer();
  }

  @Override
  UnitNews read(DataInputDeserializer in) throws IOException {
    return UnitNews.read(in);
  }

  @Override
  String stateName() {
    return "units";
  }

  /** The readers, and those who keep ledgers. */
  @Override
  int senders() {
    return 2;
  }

  @Override
  void handOn(Round round) throws IOException {
    changes.end(round);
  }
}
