package io.credlake.flow;

import io.credlake.code.Months;
import io.credlake.coverage.Cell;
import io.credlake.fact.CountTables;
import io.credlake.lake.Lake;
import io.credlake.lake.LakePlace;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;

/** Writes changes of coverage. */
final class WriteDeltas extends WriteFiles<Delta> {

  private static final long serialVersionUID = 1;

  private transient TableFiles<Record> files;
  private transient GenericRecord row;

  WriteDeltas(LakePlace place) {
    super(place);
  }

  @Override
  void open(Lake lake) {
    Table table = lake.table(CountTables.COVERAGE_DELTA);
    files = add(TableFiles.ofRecords(CountTables.COVERAGE_DELTA, table, subtask()));
    row = GenericRecord.create(table.schema());
  }

  @Override
  public void processElement(StreamRecord<Delta> element) {
    Delta delta = element.getValue();
    Cell cell = delta.cell();
    row.setField("generation", delta.round().generation());
    row.setField("round", delta.round().number());
    row.setField("month", Months.firstDay(delta.month()));
    row.setField("province_code", cell.province());
    row.setField("city_code", emptyToNull(cell.city()));
    row.setField("kind", emptyToNull(cell.kind()));
    row.setField("facet", cell.facet().label());
    row.setField("member", emptyToNull(cell.member()));
    row.setField("subjects", delta.subjects());
    row.setField("covered", delta.covered());
    files.write(row);
  }

  private static String emptyToNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
