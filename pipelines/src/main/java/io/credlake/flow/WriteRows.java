package io.credlake.flow;

import io.credlake.fact.TableDefinition;
import io.credlake.lake.Lake;
import io.credlake.lake.LakePlace;
import java.util.List;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.iceberg.Table;

/** Writes admitted rows into the tables of facts and rejections. */
final class WriteRows extends WriteFiles<RowBatch> {

  private static final long serialVersionUID = 1;

  private final List<String> feeds;

  private transient List<TableOfRows> tables;
  private transient PackedRow row;

  /** A table, and its files: one for each feed if the table is split by feed, else one. */
  private record TableOfRows(
      TableDefinition definition, Table table, List<TableFiles<PackedRow>> files) {}

  WriteRows(LakePlace place, List<String> feeds) {
    super(place);
    this.feeds = List.copyOf(feeds);
  }

  @Override
  void open(Lake lake) {
    row = new PackedRow(feeds);
    tables =
        BatchingSink.TABLES.stream()
            .map(definition -> open(definition, lake.table(definition)))
            .toList();
  }

  private TableOfRows open(TableDefinition definition, Table table) {
    PackedRowFiles format = new PackedRowFiles(table, definition);
    List<String> parts = table.spec().isPartitioned() ? feeds : List.of("");
    return new TableOfRows(
        definition,
        table,
        parts.stream()
            .map(part -> add(new TableFiles<>(definition, table, format, part, subtask())))
            .toList());
  }

  @Override
  public void processElement(StreamRecord<RowBatch> element) {
    RowBatch batch = element.getValue();
    List<TableFiles<PackedRow>> parts = tables.get(batch.table).files();
    TableFiles<PackedRow> files = parts.get(parts.size() == 1 ? 0 : batch.feed);
    row.of(batch);
    for (int at = 0; at < batch.length; at = batch.next(at)) {
      row.moveTo(at);
      files.write(row);
    }
  }
}
