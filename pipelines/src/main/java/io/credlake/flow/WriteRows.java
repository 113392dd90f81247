package io.credlake.flow;

import io.credlake.fact.TableDefinition;
import io.credlake.fact.Tables;
import java.io.IOException;
import org.apache.flink.core.memory.MemorySegment;
import org.apache.flink.core.memory.MemorySegmentFactory;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.binary.BinaryRowData;
import org.apache.flink.table.data.utils.JoinedRowData;
import org.apache.iceberg.io.TaskWriter;

/** Writes admitted rows into the tables of facts and rejections. */
final class WriteRows extends WriteFiles<RowBatch> {

  private static final long serialVersionUID = 1;

  private final String feed;

  WriteRows(String lakeFolder, String feed) {
    super(lakeFolder);
    this.feed = feed;
  }

  @Override
  void write(RowBatch batch, TableWriters writers) throws IOException {
    TableDefinition table = Tables.INGESTED.get(batch.table);
    TaskWriter<RowData> writer = writers.of(batch.table);
    boolean identified = table.provenance().size() == 4;
    BinaryRowData row = new BinaryRowData(table.fields().size());
    GenericRowData provenance = new GenericRowData(table.provenance().size());
    provenance.setField(0, StringData.fromString(feed));
    provenance.setField(1, StringData.fromString(batch.deliveryId));
    JoinedRowData joined = new JoinedRowData(row, provenance);
    MemorySegment segment = MemorySegmentFactory.wrap(batch.data);
    for (int at = 0; at < batch.length; at = batch.next(at)) {
      row.pointTo(segment, at + RowBatch.HEADER, batch.rowLength(at));
      provenance.setField(2, batch.line(at));
      if (identified) {
        provenance.setField(3, batch.identity(at));
      }
      writer.write(joined);
    }
  }
}
