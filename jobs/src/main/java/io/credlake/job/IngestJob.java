package io.credlake.job;

import io.credlake.code.CodeLists;
import io.credlake.contract.FeedContract;
import io.credlake.contract.FeedContracts;
import io.credlake.fact.Tables;
import io.credlake.flow.IngestFlow;
import io.credlake.flow.Progress;
import io.credlake.lake.DeliveryReport;
import io.credlake.lake.Lake;
import io.credlake.lake.ReferenceTables;
import io.credlake.lake.WriterLock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Brings the deliveries of a feed into a lake.
 *
 * @param lake folder of the lake
 * @param conf folder of the configuration
 * @param feed whose contract is read
 * @param paths files and folders
 * @param watch whether to follow the folders until stopped
 * @param engine how Flink runs
 */
public record IngestJob(
    Path lake, Path conf, String feed, List<Path> paths, boolean watch, EmbeddedFlink engine) {

  /** Told how the job goes. */
  public interface Listener {

    /** The job waits until another one has ended. */
    void waitingFor(String holder);

    /** How far the job has come; called about once a second. */
    void progress(Progress progress);
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
    FeedContract contract = contracts.contract(feed);
    CodeLists lists = CodeLists.load(conf.resolve("codes"));
    String runId = UUID.randomUUID().toString();
    try (Lake opened = Lake.open(lake);
        WriterLock held =
            WriterLock.acquire(
                opened.folder(), runId, "credlake ingest " + feed, listener::waitingFor)) {
      Tables.INGESTED.forEach(opened::table);
      new ReferenceTables(opened).load(lists, all(contracts));
      Path state = opened.folder().resolve("flink").resolve(runId);
      StreamExecutionEnvironment env = engine.environment(state);
      new IngestFlow(opened.folder(), contract, lists, paths, watch, runId).build(env);
      EmbeddedFlink.Outcome outcome =
          engine.run(env, state, "credlake ingest " + feed, listener::progress, stop);
      return new Result(outcome.progress(), DeliveryReport.ofRun(opened, runId), outcome.stopped());
    }
  }

  private static List<FeedContract> all(FeedContracts contracts) throws IOException {
    List<FeedContract> all = new ArrayList<>();
    for (String name : contracts.feeds()) {
      all.add(contracts.contract(name));
    }
    return all;
  }
}
