package io.credlake.cluster;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.credlake.fact.CountTables;
import io.credlake.generate.nation.Nation;
import io.credlake.generate.nation.NationOptions;
import io.credlake.lake.DeliveryReport;
import io.credlake.lake.Lake;
import io.credlake.lake.LakePlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.iceberg.expressions.Expressions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A JobManager that is there for one command, and a TaskManager, as processes of their own. */
class ApplicationTest {

  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final String COMMAND = "io.credlake.command.Credlake";

  @TempDir private Path folder;

  private FlinkProcess taskManager;
  private FlinkProcess application;

  @AfterEach
  void leaveNoProcessBehind() throws Exception {
    application.stop();
    taskManager.stop();
  }

  private Path lake() {
    return folder.resolve("lake");
  }

  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void runsACommandOnAClusterOfItsOwnAndEndsWithIt() throws Exception {
    Path nation = folder.resolve("nation");
    new Nation(new NationOptions(60, 7, 2018, 2018), HOME.resolve("conf"))
        .write(nation, rows -> {});
    Path cluster = Files.createDirectory(folder.resolve("cluster"));
    Ports ports = Ports.in(cluster.resolve("ports"));
    FlinkProgram program = new FlinkProgram(HOME);
    application =
        FlinkProcess.application(
            List.of(COMMAND, "ingest", "--all", nation.toString(), "--lake", lake().toString()),
            program,
            cluster,
            FlinkNetwork.loopback("jobmanager", ports));
    taskManager =
        FlinkProcess.taskManager(
            "taskmanager-1",
            new ClusterSettings(1, 5, 640, 128, 0),
            program,
            cluster,
            FlinkNetwork.loopback("taskmanager-1", ports));
    taskManager.start();
    application.start();
    application
        .process()
        .orElseThrow()
        .onExit()
        .get(8, TimeUnit.MINUTES); // it would stay if its end were not told to Flink

    assertThat(LakePlace.of(lake()).flink()).isNull();
    Path truth = nation.resolve("truth");
    try (Lake opened = Lake.open(lake())) {
      assertThat(DeliveryReport.all(opened).stream().collect(toMap(this::id, this::counts)))
          .containsAllEntriesOf(
              rows(truth.resolve("deliveries.csv")).stream()
                  .collect(toMap(row -> row.getField("delivery_id"), this::counts)));
    }
    assertThat(covered())
        .isPositive()
        .isEqualTo(
            rows(truth.resolve("coverage-changes.csv")).stream()
                .filter(row -> row.getField("facet").equals("all"))
                .mapToLong(row -> Long.parseLong(row.getField("covered")))
                .sum());
  }

  private String id(DeliveryReport delivery) {
    return delivery.deliveryId();
  }

  private List<Long> counts(DeliveryReport delivery) {
    return List.of(delivery.read(), delivery.accepted(), delivery.rejected(), delivery.duplicate());
  }

  private List<Long> counts(NamedCsvRecord row) {
    return Stream.of("rows_read", "rows_accepted", "rows_rejected", "rows_duplicate")
        .map(column -> Long.parseLong(row.getField(column)))
        .toList();
  }

  private static List<NamedCsvRecord> rows(Path csv) throws IOException {
    try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(csv)) {
      return reader.stream().toList();
    }
  }

  /** Organisations that have a record in force at the end of the year. */
  private long covered() {
    AtomicLong covered = new AtomicLong();
    try (Lake opened = Lake.open(lake())) {
      opened.read(
          CountTables.COVERAGE_DELTA,
          Expressions.and(
              Expressions.equal("facet", "all"), Expressions.lessThan("month", "2019-01-01")),
          List.of("covered"),
          row -> covered.addAndGet((Long) row.getField("covered")));
    }
    return covered.get();
  }
}
