package io.credlake.job;

import io.credlake.fact.TableDefinition;
import io.credlake.lake.Lake;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;

/** Reads whole tables of a lake by Iceberg, past all views. */
record LakeContents(Path lake) {

  List<Record> rows(TableDefinition definition) throws Exception {
    List<Record> rows = new ArrayList<>();
    try (Lake opened = Lake.open(lake);
        CloseableIterable<Record> read = IcebergGenerics.read(opened.table(definition)).build()) {
      read.forEach(row -> rows.add(row.copy()));
    }
    return rows;
  }

  long distinct(TableDefinition definition, String column) throws Exception {
    return rows(definition).stream().map(row -> row.getField(column)).distinct().count();
  }

  long sum(TableDefinition definition, String column) throws Exception {
    return rows(definition).stream().mapToLong(row -> (Long) row.getField(column)).sum();
  }
}
