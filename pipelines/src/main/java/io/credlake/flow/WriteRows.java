package io.credlake.flow;

import io.credlake.fact.TableDefinition;
import io.credlake.lake.Lake;
import io.credlake.lake.LakePlace;
import java.io.IOException;
import java.util.List;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.iceberg.Table;

/** Writes admitted rows into the tables of facts and rejections. */
final class WriteRows extends WriteFiles<RowBatch> {

  private static final long serialVersionUID = 1;

  private final List<String> feeds;

  /** By table of the batches; one part for each feed if the table is split by feed, else one. */
  private transient List<List<Part>> tables;

  private transient PackedRow row;

  /** The files of a table, or of a feed's part of it. */
  private record Part(PackedRowFiles format, TableFiles<PackedRow> files) {}

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

  private List<Part> open(TableDefinition definition, Table table) {
    List<String> parts = table.spec().isPartitioned() ? feeds : List.of("");
    return parts.stream().map(part -> open(definition, table, part)).toList();
  }

  private Part open(TableDefinition definition, Table table, String part) {
    PackedRowFiles format = new PackedRowFiles(table, definition);
    return new Part(format, add(new TableFiles<>(definition, table, format, part, subtask())));
  }

  @Override
  public void processElement(StreamRecord<RowBatch> element) throws IOException {
    RowBatch batch = element.getValue();
    List<Part> parts = tables.get(batch.table);
    Part part = parts.get(parts.size() == 1 ? 0 : batch.feed);
    row.of(batch);
    if (part.format().widen(told(batch))) {
      part.files().endFile();
    }
    for (int at = 0; at < batch.length; at = batch.next(at)) {
      row.moveTo(at);
      part.files().write(row);
    }
  }

  /** The fields that any of a batch's rows has. */
  private long told(RowBatch batch) {
    long told = 0;
    for (int at = 0; at < batch.length; at = batch.next(at)) {
      row.moveTo(at);
      told |= row.told();
    }
    return told;
  }
}
