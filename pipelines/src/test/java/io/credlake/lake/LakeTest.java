package io.credlake.lake;

import static org.assertj.core.api.Assertions.assertThat;

import io.credlake.fact.CountTables;
import io.credlake.fact.PlanTables;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LakeTest {

  @Test
  void noRowsAreNoFile(@TempDir Path folder) {
    try (Lake lake = Lake.open(folder)) {
      lake.append(CountTables.PROGRESS, List.of());
      assertThat(lake.table(CountTables.PROGRESS).currentSnapshot().summary())
          .containsEntry("total-data-files", "0");
    }
  }

  /** Ingest and coverage begin at once on an empty lake, each making the tables that it needs. */
  @RepeatedTest(5)
  void tablesAreMadeOnceHoweverManyMakeThem(@TempDir Path folder) throws Exception {
    int jobs = 4;
    CyclicBarrier start = new CyclicBarrier(jobs);
    Callable<Long> job =
        () -> {
          start.await();
          try (Lake lake = Lake.open(folder)) {
            CountTables.COVERAGE.forEach(lake::table);
            PlanTables.PLAN.forEach(lake::table);
            return (long) lake.table(CountTables.PROGRESS).schema().columns().size();
          }
        };
    try (var threads = Executors.newFixedThreadPool(jobs)) {
      List<Future<Long>> made = new ArrayList<>();
      for (int i = 0; i < jobs; i++) {
        made.add(threads.submit(job));
      }
      for (Future<Long> one : made) {
        assertThat(one.get()).isEqualTo(CountTables.PROGRESS.fields().size());
      }
    }
  }
}
