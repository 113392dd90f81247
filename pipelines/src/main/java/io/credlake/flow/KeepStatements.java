package io.credlake.flow;

import io.credlake.flow.CoverageEvent.Round;
import io.credlake.flow.StatementBlock.News;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Keeps statements by key: news are gathered, sorted, and taken key by key, each key's state being
 * read and written once.
 *
 * <p>The state of a key is one array of bytes, as a state backend on disk likes it best, and news
 * in the order of its keys, as such a backend stores them.
 */
abstract class KeepStatements<T> extends AbstractStreamOperator<T>
    implements OneInputStreamOperator<StatementBlock, T> {

  private static final long serialVersionUID = 1;
  private static final int MANY = 100_000;

  private static final Comparator<News> BY_KEY =
      Comparator.comparingInt((News news) -> OrganisationKeys.bucket(news.key()))
          .thenComparingLong(News::key);

  private transient List<News> gathered;
  private transient Round round;
  private transient ValueState<byte[]> state;

  /** Takes the news that a round has of a key; returns its new state. */
  abstract byte[] take(Round of, byte[] before, List<News> news) throws IOException;

  /** All news that were gathered of a round are taken. */
  abstract void taken(Round of) throws IOException;

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    gathered = new ArrayList<>();
    state =
        context
            .getKeyedStateStore()
            .getState(
                new ValueStateDescriptor<>(
                    "statements", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
  }

  @Override
  public void processElement(StreamRecord<StatementBlock> element) throws Exception {
    StatementBlock block = element.getValue();
    if (!block.round().equals(round)) {
      takeAll();
      round = block.round();
    }
    DataInputDeserializer in = new DataInputDeserializer(block.bytes());
    for (int i = 0; i < block.count(); i++) {
      gathered.add(News.read(in));
    }
    if (gathered.size() >= MANY) {
      takeAll();
    }
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
    takeAll();
  }

  @Override
  public void finish() throws Exception {
    takeAll();
  }

  private void takeAll() throws Exception {
    if (gathered.isEmpty()) {
      return;
    }
    gathered.sort(BY_KEY);
    for (int from = 0, to; from < gathered.size(); from = to) {
      long key = gathered.get(from).key();
      to = from + 1;
      while (to < gathered.size() && gathered.get(to).key() == key) {
        to++;
      }
      setCurrentKey(key);
      state.update(take(round, state.value(), gathered.subList(from, to)));
    }
    gathered.clear();
    taken(round);
  }
}
