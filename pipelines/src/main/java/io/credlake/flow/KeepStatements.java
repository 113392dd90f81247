package io.credlake.flow;

import io.credlake.coverage.Statement;
import io.credlake.flow.CoverageEvent.Round;
import io.credlake.flow.StatementBlock.News;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Keeps statements by key: the news of a round are gathered, sorted, and taken key by key when the
 * round ends, each key's state being read and written once.
 *
 * <p>The state of a key is one array of bytes, as a state backend on disk likes it best, and news
 * in the order of its keys, as such a backend stores them. What is gathered is in no checkpoint: a
 * restored source tells the whole round again.
 */
abstract class KeepStatements<T> extends AbstractStreamOperator<T>
    implements OneInputStreamOperator<StatementBlock, T> {

  private static final long serialVersionUID = 1;
  static final OutputTag<LateStatement> LATE =
      new OutputTag<>("statements about what is settled", FlowTypes.LATE);

  private final int retention;

  private transient RoundNews gathered;
  private transient int ends;
  private transient int endsOfARound;
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

  /** Hands on what came of the news of a round. */
  abstract void handOn(Round of) throws IOException;

  /** How many operators send news, each with as many subtasks as this one has. */
  abstract int senders();

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    gathered =
        new RoundNews(
            SpillFolder.of(getContainingTask(), "news"),
            RoundNews.MOST_BYTES,
            RoundNews.MOST_TOGETHER);
    TaskInfo task = getRuntimeContext().getTaskInfo();
    int subtasks = task.getNumberOfParallelSubtasks();
    int buckets =
        KeyGroupRangeAssignment.computeKeyGroupRangeForOperatorIndex(
                Buckets.COUNT, subtasks, task.getIndexOfThisSubtask())
            .getNumberOfKeyGroups();
    endsOfARound = senders() * subtasks * buckets;
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
    if (!block.isEnd()) {
      gathered.add(block);
    } else if (++ends == endsOfARound) {
      ends = 0;
      gathered.drain(news -> take(block.round(), news));
      handOn(block.round());
    }
  }

  @Override
  public void close() throws Exception {
    if (gathered != null) {
      gathered.close();
    }
    super.close();
  }

  private void take(Round round, List<News> news) throws Exception {
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
