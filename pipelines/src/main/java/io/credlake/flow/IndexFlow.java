package io.credlake.flow;

import io.credlake.index.store.IndexTask;
import io.credlake.lake.LakePlace;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The graph that computes indices and stores them, each whole or not at all.
 *
 * <pre>
 * tasks ─► compute, write rows ─► commit
 * </pre>
 *
 * @param lake where it is
 * @param tasks indices that are to be computed, one at least
 * @param threads for the replications of one of them
 * @param runId name of this job, holder of the lock of indices
 */
public record IndexFlow(LakePlace lake, List<IndexTask> tasks, int threads, String runId) {

  /** Builds the graph. */
  public void build(StreamExecutionEnvironment env) {
    env.fromData(tasks, FlowTypes.INDEX_TASK)
        .name("tasks")
        .uid("tasks")
        .setParallelism(1)
        .transform("compute", FlowTypes.FILES, new WriteIndices(lake, threads))
        .uid("compute")
        .setParallelism(1)
        .transform("commit", Types.VOID, new CommitIndices(lake, runId))
        .uid("commit")
        .setParallelism(1);
  }
}
