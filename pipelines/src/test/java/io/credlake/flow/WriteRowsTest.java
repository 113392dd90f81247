package io.credlake.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.credlake.fact.DeliveryTables;
import io.credlake.fact.FactTables;
import io.credlake.fact.TableDefinition;
import io.credlake.lake.Lake;
import io.credlake.lake.LakePlace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.expressions.Expressions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriteRowsTest {

  private static final TableDefinition TABLE = FactTables.MILESTONE;
  private static final String[] REQUIRED = {"item", "item_kind", "state", "event_date"};

  @TempDir private Path folder;

  @BeforeEach
  void makeTables() {
    try (Lake lake = Lake.open(folder)) {
      DeliveryTables.INGESTED.forEach(lake::table);
    }
  }

  @Test
  void fileHasTheColumnsThatItsRowsHaveAndNullsAreReadOfAllOthers() throws Exception {
    List<DataFile> files = write(batch(1), batch(2, "title"), batch(3), batch(4, "title"));

    // the second batch begins a file with a title; rows without one go into it as well
    assertThat(files).extracting(DataFile::recordCount).containsExactly(1L, 3L);
    assertThat(told(files.get(0))).containsExactlyInAnyOrder(REQUIRED);
    assertThat(told(files.get(1)))
        .containsExactlyInAnyOrder("item", "item_kind", "title", "state", "event_date");
    assertThat(titles(files)).containsExactlyInAnyOrder("1: null", "2: t2", "3: null", "4: t4");
  }

  @Test
  void columnThatCameOnceStaysInLaterFiles() throws Exception {
    try (var write = open()) {
      write.processElement(new StreamRecord<>(batch(1, "title")));
      write.prepareSnapshotPreBarrier(1);
      write.processElement(new StreamRecord<>(batch(2)));
      write.processElement(new StreamRecord<>(batch(3, "title")));
      write.prepareSnapshotPreBarrier(2);

      assertThat(files(write)).extracting(DataFile::recordCount).containsExactly(1L, 2L);
    }
  }

  private List<DataFile> write(RowBatch... batches) throws Exception {
    try (var write = open()) {
      for (RowBatch batch : batches) {
        write.processElement(new StreamRecord<>(batch));
      }
      write.prepareSnapshotPreBarrier(1);
      return files(write);
    }
  }

  private OneInputStreamOperatorTestHarness<RowBatch, WrittenFiles> open() throws Exception {
    var harness =
        new OneInputStreamOperatorTestHarness<RowBatch, WrittenFiles>(
            new WriteRows(LakePlace.of(folder), List.of("plans")));
    harness.open();
    return harness;
  }

  private static List<DataFile> files(OneInputStreamOperatorTestHarness<?, WrittenFiles> write) {
    List<DataFile> files = new ArrayList<>();
    write.extractOutputValues().forEach(written -> files.addAll(List.of(written.files())));
    return files;
  }

  /** A row of the required fields and others, as texts that tell the row. */
  private static RowBatch batch(int number, String... others) {
    RowPacker row = new RowPacker(TABLE.fields().size());
    row.text(TABLE.indexOf("item"), "i" + number);
    row.text(TABLE.indexOf("item_kind"), "rule");
    row.text(TABLE.indexOf("state"), "issued");
    row.number(TABLE.indexOf("event_date"), number);
    for (String other : others) {
      row.text(TABLE.indexOf(other), "t" + number);
    }
    RowBatch batch = new RowBatch();
    batch.table = BatchingSink.TABLES.indexOf(TABLE);
    batch.deliveryId = "d";
    row.pack(batch, number, number, number);
    return batch;
  }

  /** Names of a file's columns, those of provenance left out. */
  private List<String> told(DataFile file) {
    try (Lake lake = Lake.open(folder)) {
      Schema schema = lake.table(TABLE).schema();
      return file.columnSizes().keySet().stream()
          .map(schema::findColumnName)
          .filter(name -> TABLE.fields().stream().anyMatch(field -> field.name().equals(name)))
          .toList();
    }
  }

  private List<String> titles(List<DataFile> files) {
    try (Lake lake = Lake.open(folder)) {
      Table table = lake.table(TABLE);
      AppendFiles append = table.newAppend();
      files.forEach(append::appendFile);
      append.commit();
      List<String> titles = new ArrayList<>();
      lake.read(
          TABLE,
          Expressions.alwaysTrue(),
          List.of("line", "title"),
          row -> titles.add(row.getField("line") + ": " + row.getField("title")));
      return titles;
    }
  }
}
