package io.credlake.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.credlake.check.Comparison;
import io.credlake.check.TruthCheck;
import io.credlake.flow.Inlet;
import io.credlake.flow.Intake;
import io.credlake.flow.Progress;
import io.credlake.flow.TopicIntake;
import io.credlake.generate.nation.Nation;
import io.credlake.generate.nation.NationOptions;
import io.credlake.job.CoverageJob;
import io.credlake.job.EngineSettings;
import io.credlake.job.FlinkCluster;
import io.credlake.job.FlinkEngine;
import io.credlake.job.IngestJob;
import io.credlake.job.StopSignal;
import io.credlake.job.TestBroker;
import io.credlake.lake.LakePlace;
import io.credlake.lake.PostgresCatalogue;
import io.credlake.trino.TrinoServer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes of their own: PostgreSQL where this machine has it, else SQLite; a JobManager, two
 * TaskManagers of which one dies, two nodes of Trino; the files of tables and all states in HDFS.
 */
class LocalClusterTest {

  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final Path CONF = HOME.resolve("conf");
  private static final String VICTIM = "taskmanager-1";

  @TempDir private Path folder;

  private Path lake;
  private TestHdfs hdfs;
  private LocalCluster cluster;
  private final List<String> started = new ArrayList<>();
  private boolean withoutPostgres;

  @BeforeEach
  void name() throws Exception {
    // PostgreSQL does not run as root, and must be able to enter.
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    lake = folder.resolve("lake");
    hdfs = TestHdfs.start(folder.resolve("hdfs"));
    cluster =
        new LocalCluster(
            HOME,
            lake,
            new ClusterSettings(2, 5, 640, 128, 1),
            new LocalCluster.Listener() {
              @Override
              public void starting(String name) {
                started.add(name);
              }

              @Override
              public void withoutPostgres() {
                withoutPostgres = true;
              }
            });
  }

  @AfterEach
  void leaveNoProcessBehind() throws Exception {
    try {
      cluster.down();
    } finally {
      hdfs.close();
    }
  }

  @Test
  @Timeout(value = 20, unit = TimeUnit.MINUTES) // a job that does not recover would be waited for
  void meetsTheTruthThoughATaskManagerIsKilledAndJobsAreRescaled() throws Exception {
    Path nation = folder.resolve("nation");
    new Nation(new NationOptions(600, 7, 2018, 2018), CONF).write(nation, rows -> {});
    Path late = nation.resolve("prov-penalties");
    Path held = Files.move(late, folder.resolve("held"));
    Path conf = folder.resolve("lake.properties");
    Files.writeString(
        conf,
        "warehouse=%s%nstates=%s%n"
            .formatted(hdfs.uri("/lake/warehouse"), hdfs.uri("/lake/states")));
    cluster.up(conf);
    assertThat(cluster.status())
        .hasSizeGreaterThanOrEqualTo(5)
        .allMatch(LocalCluster.State::healthy);
    assertThat(cluster.logs())
        .containsKeys("jobmanager", VICTIM, "trino-coordinator", "trino-worker-1");
    LakePlace place = LakePlace.of(lake);
    assertThat(place.catalogue() instanceof PostgresCatalogue)
        .isEqualTo(PostgresPrograms.find().isPresent())
        .isNotEqualTo(withoutPostgres);

    FlinkEngine two = FlinkCluster.at(place.flink(), 2, Duration.ofMillis(500));
    StopSignal stop = new StopSignal();
    Killer killer = new Killer(place.flink(), stop);
    assertThat(ingest(nation, true, two).run(killer, stop).stopped()).isTrue();
    assertThat(killer.onlyJob("status")).isEqualTo("FINISHED"); // with a savepoint, not cancelled
    assertThat(killer.failures).as("told to who waits").isNotEmpty();
    long counting = coverage(two);

    Files.move(held, late);
    FlinkEngine one = FlinkCluster.at(place.flink(), 1, Duration.ofMillis(500));
    IngestJob.Result rest = ingest(nation, false, one).run(new Patient(), new StopSignal());
    assertThat(rest.deliveries()).isNotEmpty();
    assertThat(coverage(one)).isEqualTo(counting); // went on from the state of two subtasks
    assertThat(hdfs.bytes("/lake/warehouse")).isPositive();
    assertThat(hdfs.bytes("/lake/states")).isPositive();
    assertThat(lake.resolve("warehouse")).doesNotExist();

    try (Connection connection =
        TrinoServer.forLake(HOME, lake).ensureRunning(elapsed -> {}).connect()) {
      assertThat(nodes(connection)).containsExactly("credlake", "trino-worker-1");
      TruthCheck check = new TruthCheck(HOME.resolve("sql/checks"));
      for (Path truth : TruthCheck.truths(nation.resolve("truth"))) {
        Comparison comparison = check.compare(truth, connection);
        assertThat(comparison.cells()).as(truth.toString()).isPositive();
        assertThat(comparison.differences()).as(truth.toString()).isEmpty();
      }
    }

    takesMessagesOfATopic();

    assertThat(state(VICTIM).pid()).isEmpty();
    started.clear();
    cluster.up();
    assertThat(started).containsExactly(VICTIM);
    List<Long> pids = cluster.status().stream().map(state -> state.pid().orElseThrow()).toList();
    assertThat(cluster.down()).hasSameSizeAs(pids);
    assertThat(pids)
        .noneMatch(pid -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent());
    assertThat(cluster.down()).isEmpty();
  }

  private IngestJob ingest(Path nation, boolean watch, FlinkEngine engine) {
    return new IngestJob(lake, CONF, List.of(Inlet.ofAll(nation)), watch, engine);
  }

  /** Counts what is not counted yet; the counting that it belongs to. */
  private long coverage(FlinkEngine engine) throws Exception {
    return CoverageJob.of(lake, CONF, engine)
        .catchUp(new StopSignal(), holder -> {})
        .orElseThrow()
        .generation();
  }

  /**
   * From Kafka through the TaskManager that is left, PostgreSQL and HDFS to both nodes of Trino.
   */
  private void takesMessagesOfATopic() throws Exception {
    String feed = "enterprise-registration";
    try (TestBroker broker = TestBroker.start(Files.createDirectory(folder.resolve("kafka")));
        KafkaProducer<byte[], byte[]> producer = broker.producer("test")) {
      broker.topic(feed, 2);
      producer.beginTransaction();
      for (int i = 0; i < 1000; i++) {
        // each thing twice
        String row =
            "集群%d公司,91350100M000100Y43,2019-01-02,N/A,N/A,20(万元),N/A,福建,福州,N/A".formatted(i / 2);
        producer.send(
            new ProducerRecord<>(feed, i % 2, null, row.getBytes(StandardCharsets.UTF_8)));
      }
      producer.commitTransaction();
      Intake intake = Intake.of(new TopicIntake(feed, broker.address(), feed, Map.of(), true));
      new IngestJob(
              lake, CONF, intake, FlinkEngine.of(LakePlace.of(lake), new EngineSettings(2), false))
          .run(new Patient(), new StopSignal());
    }
    try (Connection connection =
            TrinoServer.forLake(HOME, lake).ensureRunning(elapsed -> {}).connect();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT count(*), count(DISTINCT name) FROM core.subject WHERE name LIKE '集群%'")) {
      row.next();
      assertThat(List.of(row.getLong(1), row.getLong(2))).containsExactly(500L, 500L);
    }
  }

  private LocalCluster.State state(String name) throws InterruptedException {
    return cluster.status().stream()
        .filter(state -> state.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> nodes(Connection connection) throws SQLException {
    List<String> nodes = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT node_id FROM system.runtime.nodes WHERE state = 'active' ORDER BY 1")) {
      while (row.next()) {
        nodes.add(row.getString(1));
      }
    }
    return nodes;
  }

  /** Lets a job be. */
  private static class Patient implements IngestJob.Listener {

    @Override
    public void waitingFor(String holder) {}

    @Override
    public void progress(Progress progress) {}
  }

  /** Kills a TaskManager once deliveries are committed, and stops the job once it has recovered. */
  private final class Killer extends Patient {

    private final FlinkRest rest;
    private final StopSignal stop;
    private final List<String> failures = new ArrayList<>();
    private boolean killed;
    private int completed;

    Killer(String flink, StopSignal stop) {
      URI uri = URI.create("http://" + flink);
      this.rest = new FlinkRest(uri.getHost(), uri.getPort());
      this.stop = stop;
    }

    @Override
    public void failed(String why) {
      failures.add(why);
    }

    /** What is known of the only job so far. */
    String onlyJob(String what) throws InterruptedException {
      return rest.ask("jobs").orElseThrow().path("jobs").path(0).path(what).asText();
    }

    /** Number of its checkpoints, by what became of them. */
    private int checkpoints(String outcome) throws InterruptedException {
      return rest.ask("jobs/" + onlyJob("id") + "/checkpoints")
          .map(answer -> answer.path("counts").path(outcome).asInt())
          .orElse(0);
    }

    @Override
    public void progress(Progress progress) {
      try {
        if (killed) {
          if (checkpoints("restored") > 0 && checkpoints("completed") > completed) {
            stop.ask("test");
          }
        } else if (progress.deliveries() > 0 && checkpoints("completed") > 1) {
          killed =
              new ProcessFile(lake.resolve("cluster").resolve(VICTIM + ".process"))
                  .find()
                  .orElseThrow()
                  .destroyForcibly();
          completed = checkpoints("completed");
        }
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }
}
