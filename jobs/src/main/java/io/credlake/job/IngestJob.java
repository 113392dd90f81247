package io.credlake.job;

import io.credlake.code.CodeLists;
import io.credlake.contract.FeedCatalogue;
import io.credlake.contract.FeedContract;
import io.credlake.contract.FeedContracts;
import io.credlake.fact.CountTables;
import io.credlake.fact.DeliveryTables;
import io.credlake.fact.IndexTables;
import io.credlake.fact.PlanTables;
import io.credlake.fact.ReleaseTables;
import io.credlake.flow.CheckpointCommit;
import io.credlake.flow.FileIntake;
import io.credlake.flow.IngestFlow;
import io.credlake.flow.Inlet;
import io.credlake.flow.Intake;
import io.credlake.flow.Progress;
import io.credlake.indicator.MeasuredPlan;
import io.credlake.lake.DeliveryReport;
import io.credlake.lake.Lake;
import io.credlake.lake.ReferenceTables;
import io.credlake.lake.WriterLock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Brings deliveries into a lake.
 *
 * @param lake folder of the lake
 * @param conf folder of the configuration
 * @param intake where they come from
 * @param engine how Flink runs
 */
public record IngestJob(Path lake, Path conf, Intake intake, FlinkEngine engine) {

  /** A job for deliveries in files and folders, which may be followed until stopped. */
  public IngestJob(Path lake, Path conf, List<Inlet> inlets, boolean watch, FlinkEngine engine) {
    this(lake, conf, Intake.of(new FileIntake(inlets, watch)), engine);
  }

  /** A job for the deliveries of one feed. */
  public static IngestJob ofFeed(
      String feed, Path lake, Path conf, List<Path> paths, boolean watch, FlinkEngine engine) {
    return new IngestJob(
        lake, conf, paths.stream().map(path -> Inlet.of(feed, path)).toList(), watch, engine);
  }

  /** Told how the job goes. */
  public interface Listener {

    /** The job waits until another one has ended. */
    void waitingFor(String holder);

    /** How far the job has come; called about once a second. */
    void progress(Progress progress);

    /** The job failed, and goes on from what was committed. */
    default void failed(String why) {}
  }

  /**
   * What the job did.
   *
   * @param progress its counters
   * @param deliveries those that it completed
   * @param stopped whether it was stopped before all was read
   */
  public record Result(Progress progress, List<DeliveryReport> deliveries, boolean stopped) {}

  /**
   * Runs the job to its end, or until the stop is asked for.
   *
   * @throws JobFailedException if it failed; what was committed stays, and running it again
   *     completes the work
   */
  public Result run(Listener listener, StopSignal stop) throws IOException, InterruptedException {
    FeedContracts contracts = new FeedContracts(conf.resolve("feeds"));
    FeedCatalogue feeds = catalogue(contracts);
    CodeLists lists = CodeLists.load(conf.resolve("codes"));
    Optional<MeasuredPlan> measured =
        MeasuredPlan.load(conf, lists.departments(), contracts.feeds());
    String runId = UUID.randomUUID().toString();
    String name =
        "credlake ingest " + (intake.takesAnyFeed() ? "--all" : String.join(",", feeds.feeds()));
    try (Lake opened = Lake.open(lake);
        WriterLock held =
            WriterLock.acquire(
                    opened, WriterLock.Part.FACTS, runId, name, listener::waitingFor, stop::isAsked)
                .orElse(null)) {
      if (held == null) {
        return new Result(Progress.of(Map.of()), List.of(), true);
      }
      DeliveryTables.INGESTED.forEach(opened::table);
      CountTables.COVERAGE.forEach(opened::table); // views stand on these
      PlanTables.PLAN.forEach(opened::table);
      IndexTables.COMPUTED.forEach(opened::table);
      IndexTables.FRAMEWORKS.forEach(opened::table);
      ReleaseTables.ALL.forEach(opened::table);
      String job = name + " " + opened.place().id();
      engine.endOrphans(job);
      CheckpointCommit.completeEarlier(opened);
      ReferenceTables references = new ReferenceTables(opened);
      references.load(lists, contracts.all());
      measured.ifPresent(plan -> references.load(plan.plan(), plan.indicators()));
      JobFolders folders = JobFolders.of(opened.place(), "ingest", runId);
      folders.clear(); // what a run left that died: the lock is ours
      StreamExecutionEnvironment env =
          engine.environment(
              JobSettings.ofCommits(engine.checkpointInterval(), folders.state().uri()),
              folders.work());
      new IngestFlow(opened.place(), feeds, lists, intake, runId).build(env);
      JobRun.Outcome outcome;
      try {
        outcome =
            new JobRun(engine, env, job)
                .toEnd(
                    folders.state().child("stop").uri(),
                    listener::progress,
                    listener::failed,
                    stop);
      } finally {
        folders.delete();
      }
      return new Result(outcome.progress(), DeliveryReport.ofRun(opened, runId), outcome.stopped());
    }
  }

  /** The contracts that may be needed; that of a feed asked for by name must be there. */
  private FeedCatalogue catalogue(FeedContracts contracts) throws IOException {
    List<FeedContract> named = new ArrayList<>();
    for (String feed : intake.feeds()) {
      named.add(contracts.contract(feed));
    }
    return new FeedCatalogue(intake.takesAnyFeed() ? contracts.all() : named);
  }
}
