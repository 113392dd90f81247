package io.credlake.flow;

import io.credlake.lake.Lake;
import io.credlake.lake.LakePlace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** Writes data files; those of a checkpoint are handed on before its barrier. */
abstract class WriteFiles<T> extends AbstractStreamOperator<WrittenFiles>
    implements OneInputStreamOperator<T, WrittenFiles> {

  private static final long serialVersionUID = 1;

  private final LakePlace place;

  private transient Lake lake;
  private transient List<TableFiles<?>> files;

  WriteFiles(LakePlace place) {
    this.place = place;
  }

  /** Opens the tables that are written, in a lake; their files are added. */
  abstract void open(Lake lake);

  /** Adds files that this operator writes. */
  final <F> TableFiles<F> add(TableFiles<F> added) {
    files.add(added);
    return added;
  }

  /** Position of this subtask among its peers. */
  final int subtask() {
    return getRuntimeContext().getTaskInfo().getIndexOfThisSubtask();
  }

  @Override
  public void open() throws Exception {
    super.open();
    lake = Lake.open(place);
    files = new ArrayList<>();
    open(lake);
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) throws IOException {
    handOn();
  }

  @Override
  public void finish() throws Exception {
    handOn();
  }

  @Override
  public void close() throws Exception {
    try (Lake closed = lake) {
      if (files != null) {
        for (TableFiles<?> table : files) {
          table.abort();
        }
      }
    } finally {
      super.close();
    }
  }

  private void handOn() throws IOException {
    for (TableFiles<?> table : files) {
      table.complete(written -> output.collect(new StreamRecord<>(written)));
    }
  }
}
