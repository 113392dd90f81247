package io.credlake.flow;

import io.credlake.lake.Lake;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** Writes data files; those of a checkpoint are handed on before its barrier. */
abstract class WriteFiles<T> extends AbstractStreamOperator<WrittenFiles>
    implements OneInputStreamOperator<T, WrittenFiles> {

  private static final long serialVersionUID = 1;

  private final String lakeFolder;

  private transient Lake lake;
  private transient TableWriters writers;

  WriteFiles(String lakeFolder) {
    this.lakeFolder = lakeFolder;
  }

  /** Writes the rows of an element. */
  abstract void write(T element, TableWriters writers) throws IOException;

  @Override
  public void open() throws Exception {
    super.open();
    lake = Lake.open(Path.of(lakeFolder));
    writers =
        new TableWriters(
            lake,
            getRuntimeContext().getTaskInfo().getIndexOfThisSubtask(),
            getRuntimeContext().getTaskInfo().getAttemptNumber());
  }

  @Override
  public void processElement(StreamRecord<T> element) throws IOException {
    write(element.getValue(), writers);
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
      if (writers != null) {
        writers.abort();
      }
    } finally {
      super.close();
    }
  }

  private void handOn() throws IOException {
    for (WrittenFiles written : writers.complete()) {
      output.collect(new StreamRecord<>(written));
    }
  }
}
