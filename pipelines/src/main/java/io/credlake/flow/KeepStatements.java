package io.credlake.flow;

import io.credlake.coverage.Statement;
import io.credlake.flow.CoverageEvent.Round;
import io.credlake.flow.StatementBlock.News;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

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
  private static final int MANY = 200_000;

  static final OutputTag<LateStatement> LATE =
      new OutputTag<>("statements about what is settled", FlowTypes.LATE);

  private final int retention;

  private transient List<List<News>> gathered;
  private transient int count;
  private transient Round round;
  private transient ValueState<byte[]> state;

  /**
   * Keeps statements.
   *
   * @param retention months after which what is over is settled
   */
  KeepStatements(int retention) {
    this.retention = retention;
  }

  final int retention() {
    return retention;
  }

  /** Tells that a statement cannot be taken in. */
  final void tellLate(Round of, Statement statement) {
    LateStatement late =
        new LateStatement(
            of, statement.identifier(), statement.day(), statement.order().reported());
    output.collect(LATE, new StreamRecord<>(late));
  }

  /** Takes the news that a round has of a key; returns its new state. */
  abstract byte[] take(Round of, byte[] before, List<News> news) throws IOException;

  /** Hands on what came of the news of a round, before a checkpoint or the next round. */
  abstract void handOn(Round of) throws IOException;

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    gathered =
        Stream.generate(() -> (List<News>) new ArrayList<News>()).limit(Buckets.COUNT).toList();
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
      endRound();
      round = block.round();
    }
    DataInputDeserializer in = new DataInputDeserializer(block.bytes());
    List<News> ofBucket = gathered.get(block.bucket());
    for (int i = 0; i < block.count(); i++) {
      ofBucket.add(News.read(in));
    }
    count += block.count();
    if (count >= MANY) {
      takeAll();
    }
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
    endRound();
  }

  @Override
  public void finish() throws Exception {
    endRound();
  }

  private void endRound() throws Exception {
    takeAll();
    if (round != null) {
      handOn(round);
    }
  }

  private void takeAll() throws Exception {
    for (List<News> ofBucket : gathered) {
      take(ofBucket);
      ofBucket.clear();
    }
    count = 0;
  }

  private void take(List<News> news) throws Exception {
    news.sort(Comparator.comparingLong(News::key));
    for (int from = 0, to; from < news.size(); from = to) {
      long key = news.get(from).key();
      to = from + 1;
      while (to < news.size() && news.get(to).key() == key) {
        to++;
      }
      setCurrentKey(key);
      state.update(take(round, state.value(), news.subList(from, to)));
    }
  }
}
