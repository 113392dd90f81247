package io.credlake.flow;

import io.credlake.fact.IndexTables;
import io.credlake.fact.TableDefinition;
import io.credlake.index.store.IndexTask;
import io.credlake.index.store.StoredIndex;
import io.credlake.lake.Lake;
import io.credlake.lake.LakePlace;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;

/** Computes indices and writes them; a barrier never comes between the rows of a run. */
final class WriteIndices extends WriteFiles<IndexTask> {

  private static final long serialVersionUID = 1;

  private final int threads;

  private transient Map<TableDefinition, OpenTable> tables;

  private record OpenTable(TableFiles<Record> files, GenericRecord row) {}

  /**
   * Of a lake.
   *
   * @param threads for the replications, which change no result
   */
  WriteIndices(LakePlace place, int threads) {
    super(place);
    this.threads = threads;
  }

  @Override
  void open(Lake lake) {
    tables = new HashMap<>();
    for (TableDefinition definition : IndexTables.COMPUTED) {
      Table table = lake.table(definition);
      TableFiles<Record> files = add(TableFiles.ofRecords(definition, table, subtask()));
      tables.put(definition, new OpenTable(files, GenericRecord.create(table.schema())));
    }
  }

  @Override
  public void processElement(StreamRecord<IndexTask> element) {
    StoredIndex.compute(element.getValue(), threads)
        .write(this::write, OffsetDateTime.now(ZoneOffset.UTC));
  }

  private void write(TableDefinition definition, Object... values) {
    OpenTable table = tables.get(definition);
    for (int i = 0; i < values.length; i++) {
      table.row().set(i, values[i]);
    }
    table.files().write(table.row());
  }
}
