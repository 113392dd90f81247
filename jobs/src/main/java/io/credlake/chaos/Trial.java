package io.credlake.chaos;

import io.credlake.cluster.ClusterSettings;
import io.credlake.cluster.LocalCluster;
import io.credlake.fact.DeliveryTables;
import io.credlake.flow.Inlet;
import io.credlake.flow.Progress;
import io.credlake.job.CoverageJob;
import io.credlake.job.EngineSettings;
import io.credlake.job.FlinkEngine;
import io.credlake.job.IngestJob;
import io.credlake.job.StopSignal;
import io.credlake.lake.Lake;
import io.credlake.lake.LakePlace;
import io.credlake.trino.TrinoServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.iceberg.Snapshot;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One fault and what it happens to: deliveries and a lake of its own. */
final class Trial implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Trial.class);

  /** A crowded machine may need minutes. */
  static final Duration PATIENCE = Duration.ofMinutes(15);

  private static final Duration LOOK = Duration.ofMillis(20);

  /** Facts, coverage and indices go on when one of two TaskManagers is gone. */
  private static final ClusterSettings SMALL =
      new ClusterSettings(2, 2 * Runtime.getRuntime().availableProcessors() + 1, 640, 128, 0);

  private final Path home;
  private final Path folder;
  private final List<IngestProcess> started = new CopyOnWriteArrayList<>();
  private final List<AutoCloseable> closing = new ArrayList<>();
  private final Thread end = new Thread(this::endProcesses);
  private LocalCluster cluster;
  private Instant injectedAt;
  private String injected;

  /** Something that is waited for. */
  @FunctionalInterface
  interface Condition {
    boolean holds() throws Exception;
  }

  /**
   * A trial.
   *
   * @param home of the program
   * @param folder with the deliveries in {@code inbox}
   */
  Trial(Path home, Path folder) {
    this.home = home;
    this.folder = folder;
    Runtime.getRuntime().addShutdownHook(end);
  }

  Path home() {
    return home;
  }

  Path folder() {
    return folder;
  }

  /** The deliveries, with what the lake must hold of them in {@code truth}. */
  Path inbox() {
    return folder.resolve("inbox");
  }

  Path lake() {
    return folder.resolve("lake");
  }

  private Path conf() {
    return home.resolve("conf");
  }

  /** A way to start an ingest in a process of its own. */
  IngestLaunch launch() {
    return new IngestLaunch(this);
  }

  IngestProcess keep(IngestProcess process) {
    started.add(process);
    return process;
  }

  /** The ingest that was started last. */
  IngestProcess lastIngest() {
    return started.getLast();
  }

  /** Something that is closed with the trial, before what was given earlier. */
  void closing(AutoCloseable what) {
    closing.addFirst(what);
  }

  /**
   * Brings in all that is in the inbox, and counts it, as the command does; what does not come to
   * an end is stopped.
   */
  void ingest() throws IOException, InterruptedException {
    StopSignal stop = new StopSignal();
    CompletableFuture.delayedExecutor(PATIENCE.toSeconds(), TimeUnit.SECONDS)
        .execute(() -> stop.ask("end of patience"));
    FlinkEngine engine = FlinkEngine.of(LakePlace.of(lake()), EngineSettings.read(conf()), false);
    new IngestJob(lake(), conf(), List.of(Inlet.ofAll(inbox())), false, engine)
        .run(new Silent(), stop);
    CoverageJob.of(lake(), conf(), engine).catchUp(stop, holder -> {});
    if (stop.isAsked()) {
      throw new ChaosException(
          "Cannot bear fault, the ingest does not end after: %s s".formatted(PATIENCE.toSeconds()));
    }
  }

  private static final class Silent implements IngestJob.Listener {
    @Override
    public void waitingFor(String holder) {}

    @Override
    public void progress(Progress progress) {}
  }

  /** Notes that the harm is done, or begins. */
  void injected() throws IOException {
    if (injectedAt == null) {
      injectedAt = Instant.now();
      injected = "%d / %d".formatted(deliveries(), expectedDeliveries());
    }
  }

  /** Deliveries that were complete then, of all; empty before. */
  String injectedAfter() {
    return injected == null ? "" : injected;
  }

  /** Time since the harm was done. */
  Duration sinceInjected() {
    return injectedAt == null ? Duration.ZERO : Duration.between(injectedAt, Instant.now());
  }

  /** Deliveries that are complete in the lake, which need not be there. */
  long deliveries() {
    if (!Files.isDirectory(lake().resolve("warehouse/ops/delivery/metadata"))) {
      return 0;
    }
    try (Lake opened = Lake.open(lake())) {
      Snapshot current = opened.table(DeliveryTables.DELIVERY_LOG).currentSnapshot();
      return current == null ? 0 : Long.parseLong(current.summary().get("total-records"));
    }
  }

  /** Deliveries that the lake must hold. */
  long expectedDeliveries() throws IOException {
    try (Stream<String> lines = Files.lines(deliveriesOfTruth(), StandardCharsets.UTF_8)) {
      return lines.count() - 1;
    }
  }

  Path deliveriesOfTruth() {
    return inbox().resolve("truth/deliveries.csv");
  }

  /** Waits until some but not all deliveries are complete. */
  void awaitFirstDeliveries(IngestProcess ingest) throws Exception {
    await("first deliveries", ingest, () -> deliveries() > 0);
    if (deliveries() >= expectedDeliveries()) {
      throw new ChaosException("Cannot inject fault, all deliveries were complete before");
    }
  }

  /** Waits until all deliveries are complete. */
  void awaitAllDeliveries(IngestProcess ingest) throws Exception {
    await("all deliveries", ingest, () -> deliveries() >= expectedDeliveries());
  }

  /** Waits for something that a running ingest does. */
  void await(String what, IngestProcess ingest, Condition condition) throws Exception {
    await(
        what,
        () -> {
          if (condition.holds()) {
            return true;
          }
          if (!ingest.isAlive()) {
            throw new ChaosException(
                "Cannot wait for %s, the ingest has ended: %s".formatted(what, ingest.output()));
          }
          return false;
        });
  }

  /** Waits until an ingest has ended by itself. */
  void awaitEnd(IngestProcess ingest) throws Exception {
    await("end of the ingest", () -> !ingest.isAlive());
  }

  /** Waits for something. */
  void await(String what, Condition condition) throws Exception {
    Instant last = Instant.now().plus(PATIENCE);
    while (!condition.holds()) {
      if (Instant.now().isAfter(last)) {
        throw new ChaosException(
            "Cannot wait for %s any longer, after: %s s".formatted(what, PATIENCE.toSeconds()));
      }
      Thread.sleep(LOOK);
    }
  }

  /** The cluster of the lake, all of whose processes are up. */
  LocalCluster cluster() throws InterruptedException {
    if (cluster == null) {
      cluster =
          new LocalCluster(
              home,
              lake(),
              SMALL,
              new LocalCluster.Listener() {
                @Override
                public void starting(String name) {}

                @Override
                public void withoutPostgres() {}
              });
    }
    cluster.up();
    return cluster;
  }

  /** The Trino server of the lake, which is started when needed. */
  TrinoServer trino() {
    return TrinoServer.forLake(home, lake());
  }

  /** A connection to that server. */
  Connection connect() throws InterruptedException, SQLException {
    return trino().ensureRunning(elapsed -> {}).connect();
  }

  /** Ends all processes of the trial; its files stay. */
  @Override
  public void close() throws Exception {
    Runtime.getRuntime().removeShutdownHook(end);
    end();
  }

  /** Whoever breaks the suite off must not leave its processes behind. */
  private void endProcesses() {
    try {
      end();
    } catch (Exception e) {
      LOG.warn("Cannot end what was started: {}", folder, e);
    }
  }

  private void end() throws Exception {
    for (IngestProcess process : started) {
      process.kill();
    }
    if (cluster != null) {
      cluster.down();
    }
    trino().stop();
    for (AutoCloseable closed : closing) {
      closed.close();
    }
  }
}
