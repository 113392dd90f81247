package io.credlake.job;

import io.credlake.code.CodeLists;
import io.credlake.contract.FeedContracts;
import io.credlake.fact.CountTables;
import io.credlake.fact.DeliveryTables;
import io.credlake.flow.CoverageFlow;
import io.credlake.flow.Measuring;
import io.credlake.indicator.MeasuredPlan;
import io.credlake.lake.CoverageStanding;
import io.credlake.lake.Lake;
import io.credlake.lake.WriterLock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps coverage counted as deliveries are completed in a lake.
 *
 * <p>Its state, the ledgers of all organisations, is kept beside the tables when it ends. Where
 * none fits the lake, coverage is counted from the beginning: that is a new generation, which
 * counts once it has come as far as the lake.
 *
 * @param lake folder of the lake
 * @param settings what may be set
 * @param measuring how the plan is measured; null: it is not
 * @param engine how Flink runs
 */
public record CoverageJob(
    Path lake, CoverageSettings settings, Measuring measuring, FlinkEngine engine) {

  private static final Logger LOG = LoggerFactory.getLogger(CoverageJob.class);

  /** After so many failures it is no passing trouble. */
  private static final int MOST_FAILURES = 3;

  /** A job with the settings of a configuration's folder. */
  public static CoverageJob of(Path lake, Path conf, FlinkEngine engine) throws IOException {
    CoverageSettings settings = CoverageSettings.read(conf.resolve("coverage.properties"));
    CodeLists lists = CodeLists.load(conf.resolve("codes"));
    FeedContracts contracts = new FeedContracts(conf.resolve("feeds"));
    Optional<MeasuredPlan> plan = MeasuredPlan.load(conf, lists.departments(), contracts.feeds());
    Measuring measuring = plan.isEmpty() ? null : Measuring.of(plan.get(), lists, contracts.all());
    return new CoverageJob(lake, settings, measuring, engine);
  }

  /** Counts beside a job, until that has ended and all is counted, or a stop is asked for. */
  public Beside.Follower beside(StopSignal stop, Consumer<String> waiting) {
    return ended -> run(ended, stop, waiting);
  }

  /** The plan that it measures; empty: none. */
  Optional<MeasuredPlan> plan() {
    return Optional.ofNullable(measuring).map(Measuring::plan);
  }

  /** Counts what is not counted yet; {@code waiting} is told for whom it waits first. */
  public Optional<CoverageStanding> catchUp(StopSignal stop, Consumer<String> waiting)
      throws IOException, InterruptedException {
    return run(ended(), stop, waiting);
  }

  private static StopSignal ended() {
    StopSignal ended = new StopSignal();
    ended.ask("what is counted is there");
    return ended;
  }

  /**
   * Counts as deliveries are completed.
   *
   * @param ended asked for when no more come: it ends when all are counted
   * @param stop ends it at once
   * @param waiting told for whom it waits first
   */
  public Optional<CoverageStanding> run(StopSignal ended, StopSignal stop, Consumer<String> waiting)
      throws IOException, InterruptedException {
    String runId = UUID.randomUUID().toString();
    try (Lake opened = Lake.open(lake);
        WriterLock held = lock(opened, runId, "credlake coverage", waiting, stop).orElse(null)) {
      if (held == null) {
        return CoverageStanding.of(opened);
      }
      Optional<CoverageStanding> standing = standing(opened);
      boolean sameDefinitions = standing.isEmpty() || isByTheseDefinitions(opened, standing.get());
      if (ended.isAsked() && sameDefinitions && isCaughtUp(opened, standing)) {
        return standing;
      }
      if (sameDefinitions) {
        goOn(opened, standing, runId, ended, stop);
      } else {
        LOG.info("Coverage is counted anew: the plan is measured by other definitions");
        countAnew(opened, runId, ended, stop);
      }
      while (!stop.isAsked() && isInexact(opened)) {
        LOG.info("Coverage is counted anew: a correction reaches back behind what was settled");
        countAnew(opened, runId, ended, stop);
      }
      return CoverageStanding.of(opened);
    }
  }

  private boolean isByTheseDefinitions(Lake opened, CoverageStanding standing) throws IOException {
    return new CoverageStates(opened.place()).isBy(standing.generation(), definitions());
  }

  /** Digest of the definitions by which the plan is measured. */
  private String definitions() {
    return measuring == null ? "none" : measuring.digest();
  }

  /**
   * Goes on from the kept state, or from the beginning where there is none. What fails is tried
   * again from the newest state. One that is older than what was counted, or from which no newer
   * one comes again and again, is given up.
   */
  private void goOn(
      Lake opened,
      Optional<CoverageStanding> standing,
      String runId,
      StopSignal ended,
      StopSignal stop)
      throws IOException, InterruptedException {
    Optional<String> kept = newest(opened, standing);
    for (int failures = 1; kept.isPresent(); failures++) {
      try {
        count(opened, standing.orElseThrow().generation(), kept, runId, ended, stop);
        return;
      } catch (JobFailedException e) {
        Optional<String> newest = newest(opened, standing);
        boolean isOld = e.getMessage().startsWith(CoverageFlow.STATE_IS_OLD);
        if (newest.equals(kept) && (isOld || failures == MOST_FAILURES)) {
          LOG.warn("Cannot go on from the state of coverage, it is counted anew: {}", kept, e);
          break;
        }
        if (failures == MOST_FAILURES) {
          throw e;
        }
        LOG.warn("Coverage failed and goes on from its newest state: {}", newest, e);
        kept = newest;
      }
    }
    countAnew(opened, runId, ended, stop);
  }

  private static Optional<String> newest(Lake opened, Optional<CoverageStanding> standing) {
    return standing.flatMap(last -> new CoverageStates(opened.place()).newest(last.generation()));
  }

  /** Counts everything anew, whatever was counted before. */
  public Optional<CoverageStanding> rebuild(StopSignal stop, Consumer<String> waiting)
      throws IOException, InterruptedException {
    String runId = UUID.randomUUID().toString();
    try (Lake opened = Lake.open(lake);
        WriterLock held =
            lock(opened, runId, "credlake coverage rebuild", waiting, stop).orElse(null)) {
      if (held == null) {
        return Optional.empty();
      }
      standing(opened);
      countAnew(opened, runId, ended(), stop);
      return CoverageStanding.of(opened);
    }
  }

  /** The lock of coverage; empty if a stop was asked for while it was another's. */
  private static Optional<WriterLock> lock(
      Lake opened, String runId, String command, Consumer<String> waiting, StopSignal stop)
      throws InterruptedException {
    return WriterLock.acquire(
        opened, WriterLock.Part.COVERAGE, runId, command, waiting, stop::isAsked);
  }

  /** What was counted last; the tables are made if they are not there. */
  private static Optional<CoverageStanding> standing(Lake opened) {
    DeliveryTables.INGESTED.forEach(opened::table);
    CountTables.COVERAGE.forEach(opened::table);
    return CoverageStanding.of(opened);
  }

  private static boolean isCaughtUp(Lake opened, Optional<CoverageStanding> standing) {
    return standing
        .map(last -> last.isCurrent(opened) && !last.isInexact(opened))
        .orElseGet(() -> opened.table(DeliveryTables.DELIVERY_LOG).currentSnapshot() == null);
  }

  private void countAnew(Lake opened, String runId, StopSignal ended, StopSignal stop)
      throws IOException, InterruptedException {
    long last = CoverageStanding.of(opened).map(CoverageStanding::generation).orElse(0L);
    long generation = Math.max(last + 1, System.currentTimeMillis());
    new CoverageStates(opened.place()).noteDefinitions(generation, definitions());
    count(opened, generation, Optional.empty(), runId, ended, stop);
    Optional<CoverageStanding> standing = CoverageStanding.of(opened);
    if (standing.isPresent() && standing.get().generation() == generation) {
      standing.get().deleteOlder(opened);
      new CoverageStates(opened.place()).deleteAllBut(generation);
    }
  }

  private void count(
      Lake opened,
      long generation,
      Optional<String> kept,
      String runId,
      StopSignal ended,
      StopSignal stop)
      throws IOException, InterruptedException {
    String job = "credlake coverage " + opened.place().id();
    engine.endOrphans(job);
    CoverageStates states = new CoverageStates(opened.place());
    StreamExecutionEnvironment env =
        engine.environment(
            JobSettings.ofKeptState(states.folder(generation).uri(), kept), states.work(runId));
    new CoverageFlow(opened.place(), generation, settings.retentionMonths(), measuring, runId)
        .build(env);
    try {
      new JobRun(engine, env, job).until(() -> stop.isAsked() || isDone(opened, generation, ended));
    } finally {
      states.deleteWork(runId);
    }
  }

  private static boolean isDone(Lake opened, long generation, StopSignal ended) {
    boolean isLast = ended.isAsked(); // before the lake is looked at
    if (!isLast && !CoverageStanding.isInexact(opened, generation)) {
      return false; // rounds are not read at each look: they become many
    }
    Optional<CoverageStanding> standing =
        CoverageStanding.of(opened).filter(last -> last.generation() == generation);
    return standing.filter(last -> last.isInexact(opened)).isPresent()
        || (isLast && isCaughtUp(opened, standing));
  }

  private static boolean isInexact(Lake opened) {
    return CoverageStanding.of(opened).filter(last -> last.isInexact(opened)).isPresent();
  }
}
