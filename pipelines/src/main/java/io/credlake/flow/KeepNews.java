package io.credlake.flow;

import io.credlake.flow.CoverageEvent.Round;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Keeps what is said by key: the news of a round are gathered, sorted, and taken key by key when
 * the round ends, each key's state being read and written once.
 *
 * <p>The state of a key is one array of bytes, as a state backend on disk likes it best, and news
 * in the order of its keys, as such a backend stores them. What is gathered is in no checkpoint: a
 * restored source tells the whole round again.
 */
abstract class KeepNews<N extends News, T> extends AbstractStreamOperator<T>
    implements OneInputStreamOperator<NewsBlock, T> {

  private static final long serialVersionUID = 1;

  private transient RoundNews<N> gathered;
  private transient int ends;
  private transient int endsOfARound;
  private transient ValueState<byte[]> state;

  /** Reads news. */
  abstract N read(DataInputDeserializer in) throws IOException;

  /** Under which name the state is kept. */
  abstract String stateName();

  /** Takes the news that a round has of a key; returns its new state, null for none. */
  abstract byte[] take(Round of, byte[] before, List<N> news) throws Exception;

  /** Hands on what came of the news of a round. */
  abstract void handOn(Round of) throws IOException;

  /** How many operators send news, each with as many subtasks as this one has. */
  abstract int senders();

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    gathered =
        new RoundNews<>(
            SpillFolder.of(getContainingTask(), stateName()),
            this::read,
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
                    stateName(), PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
  }

  @Override
  public void processElement(StreamRecord<NewsBlock> element) throws Exception {
    NewsBlock block = element.getValue();
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

  private void take(Round round, List<N> news) throws Exception {
    Map<Long, List<N>> byKey = new HashMap<>();
    for (N piece : news) {
      byKey.computeIfAbsent(piece.key(), key -> new ArrayList<>()).add(piece);
    }
    Long[] keys = byKey.keySet().toArray(Long[]::new); // far fewer than news
    Arrays.sort(keys);
    for (Long key : keys) {
      setCurrentKey(key);
      state.update(take(round, state.value(), byKey.get(key)));
    }
  }
}
