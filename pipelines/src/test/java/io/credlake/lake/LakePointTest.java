package io.credlake.lake;

import static org.assertj.core.api.Assertions.assertThat;

import io.credlake.fact.AccessTables;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.iceberg.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LakePointTest {

  /** The audit of the server is appended to while a release tags it. */
  @Test
  void tagIsSetThoughTheTableWasAppendedToMeanwhile(@TempDir Path folder) {
    try (Lake lake = Lake.open(folder);
        Lake other = Lake.open(folder)) {
      Table table = lake.table(AccessTables.AUDIT);
      table.newAppend().commit();
      long first = table.currentSnapshot().snapshotId();
      AtomicInteger tries = new AtomicInteger();

      LakePoint.manage(
          table,
          refs -> {
            refs.createTag("kept", first);
            if (tries.incrementAndGet() <= 2) {
              other.table(AccessTables.AUDIT).newAppend().commit();
            }
            return refs;
          });

      Table now = other.table(AccessTables.AUDIT);
      assertThat(now.refs().get("kept").snapshotId()).isEqualTo(first);
      assertThat(now.snapshots()).hasSize(3);
      assertThat(tries).hasValue(3);
    }
  }
}
