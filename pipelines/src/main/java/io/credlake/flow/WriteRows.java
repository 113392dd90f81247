package io.credlake.flow;

import io.credlake.fact.TableDefinition;
import io.credlake.lake.Lake;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.iceberg.Table;

/** Writes admitted rows into the tables of facts and rejections. */
final class WriteRows extends WriteFiles<RowBatch> {

  private static final long serialVersionUID = 1;

  private final String feed;

  private transient List<TableFiles<PackedRow>> tables;
  private transient PackedRow row;

  WriteRows(String lakeFolder, String feed) {
    super(lakeFolder);
    this.feed = feed;
  }

  @Override
  List<TableFiles<?>> open(Lake lake, int subtask) {
    row = new PackedRow(feed);
    tables = new ArrayList<>();
    for (TableDefinition definition : BatchingSink.TABLES) {
      Table table = lake.table(definition);
      PackedRowFiles format = new PackedRowFiles(table, definition);
      tables.add(new TableFiles<>(definition, table, format, feed, subtask));
    }
    return List.copyOf(tables);
  }

  @Override
  public void processElement(StreamRecord<RowBatch> element) {
    RowBatch batch = element.getValue();
    TableFiles<PackedRow> files = tables.get(batch.table);
    row.of(batch);
    for (int at = 0; at < batch.length; at = batch.next(at)) {
      row.moveTo(at);
      files.write(row);
    }
  }
}
