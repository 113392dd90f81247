package io.credlake.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.credlake.check.Comparison;
import io.credlake.check.TruthCheck;
import io.credlake.generate.nation.Nation;
import io.credlake.generate.nation.NationOptions;
import io.credlake.lake.LakePlace;
import io.credlake.trino.TrinoServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
    TrinoServer.forLake(HOME, lake()).stop();
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

    String said = Files.readString(cluster.resolve("jobmanager.log"));
    assertThat(said).contains("deliveries");
    assertThat(LakePlace.of(lake()).flink()).isNull();
    try (Connection connection =
        TrinoServer.forLake(HOME, lake()).ensureRunning(elapsed -> {}).connect()) {
      TruthCheck check = new TruthCheck(HOME.resolve("sql/checks"));
      for (Path truth : TruthCheck.truths(nation.resolve("truth"))) {
        Comparison comparison = check.compare(truth, connection);
        assertThat(comparison.cells()).as(truth.toString()).isPositive();
        assertThat(comparison.differences()).as(truth.toString()).isEmpty();
      }
    }
  }
}
