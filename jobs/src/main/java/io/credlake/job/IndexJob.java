package io.credlake.job;

import io.credlake.fact.CountTables;
import io.credlake.fact.IndexTables;
import io.credlake.flow.IndexFlow;
import io.credlake.index.CompositeIndex;
import io.credlake.index.framework.Framework;
import io.credlake.index.store.IndexInputs;
import io.credlake.index.store.IndexTask;
import io.credlake.indicator.MeasuredPlan;
import io.credlake.lake.CoverageStanding;
import io.credlake.lake.IndexStanding;
import io.credlake.lake.Lake;
import io.credlake.lake.ReferenceTables;
import io.credlake.lake.WriterLock;
import io.credlake.lake.YearlyValues;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Keeps the indices of regions computed as their inputs change.
 *
 * <p>An index is computed when the values of its indicators, its framework or the program's
 * mathematics are others than those of its newest run. It reads what coverage has committed, and so
 * never delays it.
 *
 * @param lake folder of the lake
 * @param frameworks of the indices; empty: nothing is computed
 * @param threads for the replications, which change no result
 * @param engine where Flink runs
 */
public record IndexJob(Path lake, List<Framework> frameworks, int threads, FlinkEngine engine) {

  /** Commits come at the end; what is computed is small. */
  private static final Duration COMMITS = Duration.ofMillis(200);

  /** A job with the frameworks of a configuration's folder, on all cores. */
  public static IndexJob of(Path lake, Path conf, FlinkEngine engine) throws IOException {
    return new IndexJob(lake, IndexFrameworks.load(conf, MeasuredPlan.load(conf)), cores(), engine);
  }

  /** A job for what coverage counts, by the plan that it has read, on all cores. */
  public static IndexJob of(CoverageJob coverage, Path conf) throws IOException {
    return new IndexJob(
        coverage.lake(), IndexFrameworks.load(conf, coverage.plan()), cores(), coverage.engine());
  }

  private static int cores() {
    return Runtime.getRuntime().availableProcessors();
  }

  /** The same beside a job that goes on, to which half of the cores are left. */
  public IndexJob sharingCores() {
    return new IndexJob(lake, frameworks, Math.max(1, threads / 2), engine);
  }

  /**
   * Computes the indices whose inputs changed.
   *
   * @param stop ends it at the next commit
   * @param waiting told for whom it waits first
   * @return the runs that were stored
   */
  public List<IndexStanding> run(StopSignal stop, Consumer<String> waiting)
      throws IOException, InterruptedException {
    if (frameworks.isEmpty()) {
      return List.of();
    }
    String runId = UUID.randomUUID().toString();
    try (Lake opened = Lake.open(lake);
        WriterLock held =
            WriterLock.acquire(
                    opened, WriterLock.Part.INDEX, runId, "credlake index", waiting, stop::isAsked)
                .orElse(null)) {
      if (held == null) {
        return List.of();
      }
      begin(opened);
      Optional<CoverageStanding> standing = CoverageStanding.of(opened);
      return standing.isEmpty() ? List.of() : compute(opened, standing.get(), runId, stop);
    }
  }

  /** Names of the frameworks whose index is to be computed anew. */
  public List<String> stale(Lake opened) {
    return frameworks.isEmpty()
        ? List.of()
        : CoverageStanding.of(opened)
            .map(standing -> changed(opened, standing))
            .orElse(List.of())
            .stream()
            .map(task -> task.framework().id())
            .toList();
  }

  private void begin(Lake opened) throws IOException, InterruptedException {
    engine.endOrphans(name(opened));
    CountTables.COVERAGE.forEach(opened::table);
    IndexTables.COMPUTED.forEach(opened::table);
    new ReferenceTables(opened).load(frameworks);
  }

  private static String name(Lake opened) {
    return "credlake index " + opened.place().id();
  }

  private List<IndexStanding> compute(
      Lake opened, CoverageStanding standing, String runId, StopSignal stop)
      throws IOException, InterruptedException {
    List<IndexTask> tasks = changed(opened, standing);
    if (tasks.isEmpty() || stop.isAsked()) {
      return List.of();
    }
    JobFolders folders = JobFolders.of(opened.place(), "index", runId);
    folders.clear(); // what a run left that died: the lock is ours
    StreamExecutionEnvironment env =
        engine.environment(JobSettings.ofCommits(COMMITS, folders.state().uri()), folders.work());
    new IndexFlow(opened.place(), tasks, threads, runId).build(env);
    try {
      new JobRun(engine, env, name(opened))
          .toEnd(folders.state().child("stop").uri(), progress -> {}, why -> {}, stop);
    } finally {
      folders.delete();
    }
    List<String> asked = tasks.stream().map(IndexTask::run).toList();
    return IndexStanding.newest(opened).values().stream()
        .filter(one -> asked.contains(one.run()))
        .sorted((a, b) -> a.framework().compareTo(b.framework()))
        .toList();
  }

  /** What is to be computed: of which framework, method or inputs are others than they were. */
  private List<IndexTask> changed(Lake opened, CoverageStanding standing) {
    TreeSet<String> commitments = new TreeSet<>();
    frameworks.forEach(framework -> commitments.addAll(IndexInputs.columns(framework)));
    IndexInputs all = YearlyValues.of(opened, standing, commitments);
    Map<String, IndexStanding> newest = IndexStanding.newest(opened);
    List<IndexTask> tasks = new ArrayList<>();
    for (Framework framework : frameworks) {
      IndexInputs inputs = all.of(framework);
      IndexStanding last = newest.get(framework.id());
      if (last == null || !isBy(last, framework, inputs)) {
        tasks.add(
            new IndexTask(
                UUID.randomUUID().toString(),
                last == null ? 1 : last.number() + 1,
                framework,
                inputs,
                standing.generation(),
                standing.round()));
      }
    }
    return tasks;
  }

  private static boolean isBy(IndexStanding last, Framework framework, IndexInputs inputs) {
    return last.frameworkDigest().equals(framework.digest())
        && last.methodVersion() == CompositeIndex.VERSION
        && last.inputDigest().equals(inputs.digest());
  }
}
