package io.credlake.job;

import static io.credlake.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.credlake.check.Comparison;
import io.credlake.check.TruthCheck;
import io.credlake.check.ViewChecks;
import io.credlake.fact.CountTables;
import io.credlake.flow.Inlet;
import io.credlake.flow.Progress;
import io.credlake.generate.nation.Nation;
import io.credlake.generate.nation.NationOptions;
import io.credlake.lake.CoverageStanding;
import io.credlake.lake.IndexStanding;
import io.credlake.lake.Lake;
import io.credlake.trino.TrinoServer;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Coverage of a generated nation, whatever happens on the way: deliveries in random order, a state
 * that is lost or goes on, a rebuild, a watching job. Each test goes on with the lake of the one
 * before.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CoverageIngestTest {

  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final EmbeddedFlink ENGINE = new EmbeddedFlink(2, Duration.ofSeconds(1));
  private static final List<String> TOLD = List.of("coverage.csv", "coverage-changes.csv");

  private Path folder;
  private Path truth;
  private final List<Path> waiting = new ArrayList<>();

  @BeforeAll
  void generate(@TempDir Path shared) throws Exception {
    folder = shared;
    Path nation = folder.resolve("nation");
    new Nation(new NationOptions(600, 11, 2016, 2017), HOME.resolve("conf"))
        .write(nation, rows -> {});
    truth = nation.resolve("truth");
    try (Stream<Path> files = Files.walk(nation)) {
      files
          .filter(Files::isRegularFile)
          .filter(file -> !file.startsWith(truth) && !file.toString().endsWith(".manifest.yaml"))
          .sorted()
          .forEach(waiting::add);
    }
    Collections.shuffle(waiting, new Random(11));
  }

  @AfterAll
  void leaveNoServerBehind() throws Exception {
    TrinoServer.forLake(HOME, lake()).stop();
  }

  @Test
  @Order(1)
  void countsWhatThereIsAndAgreesWithARecount() throws Exception {
    deliver(waiting.size() / 3);
    CoverageStanding first = count();
    assertThat(first.round()).isEqualTo(1);
    assertThatRecountAgrees();
  }

  @Test
  @Order(2)
  void goesOnFromTheKeptState() throws Exception {
    CoverageStanding before = standing();
    deliver(waiting.size() / 2);
    CoverageStanding after = count();
    assertThat(after.generation()).isEqualTo(before.generation());
    assertThat(after.round()).isEqualTo(before.round() + 1);
    assertThat(after.deliveries()).isGreaterThan(before.deliveries());
    assertThatRecountAgrees();
    assertThat(count()).as("nothing new, nothing counted").isEqualTo(after);
  }

  @Test
  @Order(3)
  void correctionBehindTheRetentionIsCountedAnew() throws Exception {
    CoverageStanding before = standing();
    deliver(waiting.size() / 3);
    CoverageStanding after = count(new CoverageSettings(1));
    assertThat(after.generation()).isGreaterThan(before.generation());
    assertThatRecountAgrees();
    assertThat(ask("SELECT count(*) FROM stat.coverage_late"))
        .as("told with the old generation, and gone with it")
        .containsExactly(List.of(0L));
  }

  @Test
  @Order(4)
  void countsAnewWhereTheStateIsLost() throws Exception {
    CoverageStanding before = standing();
    FileUtils.deleteDirectory(lake().resolve("flink/coverage").toFile());
    deliver(waiting.size() / 2);
    CoverageStanding after = count();
    assertThat(after.generation()).isGreaterThan(before.generation());
    assertThatRecountAgrees();
    assertThat(ask("SELECT count(DISTINCT generation) FROM stat.coverage_delta"))
        .as("the old generation is gone")
        .containsExactly(List.of(1L));
  }

  @Test
  @Order(5)
  void countsAnewWhereTheStateIsOlderThanWhatWasCounted() throws Exception {
    File states = lake().resolve("flink/coverage").toFile();
    File old = folder.resolve("old").toFile();
    FileUtils.copyDirectory(states, old);
    deliver(5);
    CoverageStanding before = count();
    FileUtils.deleteDirectory(states);
    FileUtils.moveDirectory(old, states);
    deliver(5);
    CoverageStanding after = count();
    assertThat(after.generation()).isGreaterThan(before.generation());
    assertThat(after.deliveries()).isGreaterThan(before.deliveries());
    assertThatRecountAgrees();
  }

  @Test
  @Order(6)
  void watchesUntilAllIsCountedAndMeetsTheTruth() throws Exception {
    Path inbox = Files.createDirectories(folder.resolve("inbox"));
    StopSignal stop = new StopSignal();
    CoverageJob coverage = CoverageJob.of(lake(), HOME.resolve("conf"), ENGINE);
    IngestJob ingest =
        new IngestJob(lake(), HOME.resolve("conf"), List.of(Inlet.ofAll(inbox)), true, ENGINE);
    IndexJob index = IndexJob.of(lake(), HOME.resolve("conf"), ENGINE);
    Beside counted = new Beside(coverage.beside(new StopSignal(), holder -> {}), stop);
    Beside computed = new Beside(new IndexFollower(index, new Told()), stop);
    try (var thread = Executors.newSingleThreadExecutor()) {
      var job =
          thread.submit(
              () -> computed.run(() -> counted.run(() -> ingest.run(new Silent(), stop))));
      long expected = delivered();
      moveTo(inbox, waiting.size());
      await().until(() -> job.isDone() || standing().deliveries() >= expected);
      stop.ask("test");
      assertThat(job.get().stopped()).isTrue();
    }
    assertThat(ask("SELECT count(*) FROM policy.index_basis")).containsExactly(List.of(3L));
    assertThat(index.run(new StopSignal(), holder -> {}))
        .as("the indices are those of what was counted last")
        .isEmpty();
    assertThatRecountAgrees();
    assertThatTruthIsMet();
  }

  /** What indices need is gone for a while: nobody is stopped, and they are computed afterwards. */
  @Test
  @Order(7)
  void indicesThatFailAreTriedAgainAtTheNextChange() throws Exception {
    Path data = lake().resolve("warehouse/stat/index_run/data");
    Path aside = lake().resolve("warehouse/stat/index_run/aside");
    StopSignal stop = new StopSignal();
    Told told = new Told();
    IndexFollower follower =
        new IndexFollower(IndexJob.of(lake(), HOME.resolve("conf"), ENGINE), told);
    Files.move(data, aside);
    try (var thread = Executors.newSingleThreadExecutor();
        Lake opened = Lake.open(lake())) {
      Future<?> following = thread.submit(() -> follow(follower, stop));
      assertThat(told.next()).startsWith("failed: ");
      assertThat(follower.hasFailed()).isTrue();
      assertThat(following.isDone()).as("it goes on").isFalse();

      Files.move(aside, data);
      opened.table(CountTables.COVERAGE_ROUND).newAppend().commit();
      assertThat(told.next()).isEqualTo("computed 0");
      assertThat(follower.hasFailed()).isFalse();
      stop.ask("test");
      following.get();
    }
  }

  private static Void follow(IndexFollower follower, StopSignal stop) throws Exception {
    follower.follow(stop);
    return null;
  }

  @Test
  @Order(8)
  void rebuildGivesTheSame() throws Exception {
    CoverageStanding before = standing();
    CoverageStanding after =
        CoverageJob.of(lake(), HOME.resolve("conf"), ENGINE)
            .rebuild(new StopSignal(), holder -> {})
            .orElseThrow();
    assertThat(after.generation()).isGreaterThan(before.generation());
    assertThat(after.deliveries()).isEqualTo(before.deliveries());
    assertThatTruthIsMet();
  }

  @Test
  @Order(9)
  void everyCheckOfEveryViewHoldsOrWarns() throws Exception {
    List<ViewChecks.Outcome> outcomes = check(List.of());
    assertThat(outcomes).hasSizeGreaterThan(20);
    assertThat(outcomes).filteredOn(ViewChecks.Outcome::stops).isEmpty();
  }

  @Test
  @Order(10)
  void recountFindsWhatTheStreamMissed() throws Exception {
    try (Connection connection = server().ensureRunning(elapsed -> {}).connect();
        var statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO stat.coverage_delta SELECT generation, round, DATE '2016-05-01', '330000',"
              + " '330100', 'enterprise', 'all', NULL, 1, 0 FROM stat.coverage_round"
              + " ORDER BY generation DESC, round DESC LIMIT 1");
    }
    assertThat(check(List.of("coverage_change")))
        .singleElement()
        .satisfies(
            outcome -> {
              assertThat(outcome.stops()).isTrue();
              assertThat(outcome.rows()).isEqualTo(1);
              assertThat(outcome.examples().getFirst())
                  .contains("month=2016-05-01", "city_code=330100", "subjects_too_many=1");
            });
  }

  /** How many deliveries of the nation are taken. */
  private long delivered() throws IOException {
    try (Stream<String> lines = Files.lines(truth.resolve("deliveries.csv"))) {
      return lines.skip(1).filter(line -> !line.contains(",refused,")).count();
    }
  }

  private void deliver(int files) throws Exception {
    Path inbox = Files.createDirectories(folder.resolve("in" + waiting.size()));
    moveTo(inbox, files);
    new IngestRun(lake(), Duration.ofSeconds(1)).ingestAll(inbox);
  }

  private void moveTo(Path inbox, int files) throws IOException {
    List<Path> moved = waiting.subList(0, files);
    for (Path file : moved) {
      Path feed = folder.resolve("nation").relativize(file).getName(0);
      Path to = Files.createDirectories(inbox.resolve(feed));
      String manifest = file.getFileName() + ".manifest.yaml";
      if (Files.exists(file.resolveSibling(manifest))) {
        Files.move(file.resolveSibling(manifest), to.resolve(manifest));
      }
      Files.move(file, to.resolve(file.getFileName()));
    }
    moved.clear();
  }

  private CoverageStanding count() throws Exception {
    return count(CoverageSettings.read(HOME.resolve("conf/coverage.properties")));
  }

  private CoverageStanding count(CoverageSettings settings) throws Exception {
    return new CoverageJob(lake(), settings, null, ENGINE)
        .catchUp(new StopSignal(), holder -> {})
        .orElseThrow();
  }

  private CoverageStanding standing() {
    try (var opened = Lake.open(lake())) {
      return CoverageStanding.of(opened).orElseThrow();
    }
  }

  private void assertThatRecountAgrees() throws Exception {
    assertThat(check(List.of("coverage_change")))
        .singleElement()
        .satisfies(outcome -> assertThat(outcome.holds()).as(outcome.toString()).isTrue());
    assertThat(ask("SELECT sum(covered) > 100 FROM policy.coverage_change WHERE facet = 'all'"))
        .containsExactly(List.of(true));
  }

  private void assertThatTruthIsMet() throws Exception {
    TruthCheck check = new TruthCheck(HOME.resolve("sql/checks"));
    try (Connection connection = server().ensureRunning(elapsed -> {}).connect()) {
      for (String file : TOLD) {
        Comparison comparison = check.compare(truth.resolve(file), connection);
        assertThat(comparison.cells()).as(file).isGreaterThan(1000);
        assertThat(comparison.differences()).as(file).isEmpty();
      }
    }
  }

  private List<ViewChecks.Outcome> check(List<String> views) throws Exception {
    try (Connection connection = server().ensureRunning(elapsed -> {}).connect()) {
      return new ViewChecks(HOME.resolve("sql/views"), views).run(connection);
    }
  }

  private List<List<Object>> ask(String sql) throws Exception {
    return new Trino(lake()).ask(sql);
  }

  private TrinoServer server() {
    return TrinoServer.forLake(HOME, lake());
  }

  private Path lake() {
    return folder.resolve("lake");
  }

  /** Hands on what happens to indices. */
  private static final class Told implements IndexFollower.Listener {
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

    String next() throws InterruptedException {
      return events.poll(2, TimeUnit.MINUTES);
    }

    @Override
    public void waitingFor(String holder) {}

    @Override
    public void computed(List<IndexStanding> runs) {
      events.add("computed " + runs.size());
    }

    @Override
    public void failed(Exception why) {
      events.add("failed: " + why.getMessage());
    }
  }

  private static final class Silent implements IngestJob.Listener {
    @Override
    public void waitingFor(String holder) {}

    @Override
    public void progress(Progress progress) {}
  }
}
