package io.credlake.flow;

import io.credlake.fact.CountTables;
import io.credlake.lake.Lake;
import io.credlake.lake.LakePlace;
import java.time.LocalDate;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;

/** Writes which statements a counting misses. */
final class WriteLate extends WriteFiles<LateStatement> {

  private static final long serialVersionUID = 1;

  private transient TableFiles<Record> files;
  private transient GenericRecord row;

  WriteLate(LakePlace place) {
    super(place);
  }

  @Override
  void open(Lake lake) {
    Table table = lake.table(CountTables.COVERAGE_LATE);
    files = add(TableFiles.ofRecords(CountTables.COVERAGE_LATE, table, subtask()));
    row = GenericRecord.create(table.schema());
  }

  @Override
  public void processElement(StreamRecord<LateStatement> element) {
    LateStatement late = element.getValue();
    row.setField("generation", late.round().generation());
    row.setField("round", late.round().number());
    row.setField("identifier", late.identifier());
    row.setField("day", LocalDate.ofEpochDay(late.day()));
    row.setField("reported_date", LocalDate.ofEpochDay(late.reported()));
    files.write(row);
  }
}
