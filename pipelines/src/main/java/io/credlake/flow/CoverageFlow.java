package io.credlake.flow;

import java.nio.file.Path;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The graph that counts coverage as deliveries are completed in a lake, for ever.
 *
 * <pre>
 * lake ─► read statements ─┬──────────────────────┬─► ledgers ─► write changes ─┐
 *               │          └─► resolve numbers ───┘                             ├─► commit
 *               └────────────────── ends of rounds ─────────────────────────────┘
 * </pre>
 *
 * @param lake folder of the lake
 * @param generation number of the counting that begins, unless one is restored
 * @param retention months after which what is over is settled, see {@link
 *     io.credlake.coverage.Ledger#begin}
 * @param runId name of this run, holder of the lock of coverage
 */
public record CoverageFlow(Path lake, long generation, int retention, String runId) {

  /** Builds the graph. */
  public void build(StreamExecutionEnvironment env) {
    String folder = lake.toString();
    env.setMaxParallelism(Buckets.COUNT);
    env.getConfig().enableObjectReuse();

    SingleOutputStreamOperator<StatementBlock> read =
        env.fromSource(
                new LakeSource(folder, generation, env.getParallelism()),
                WatermarkStrategy.noWatermarks(),
                "lake",
                FlowTypes.COVERAGE_EVENT)
            .uid("lake")
            .setParallelism(1)
            .partitionCustom((reader, readers) -> reader, CoverageEvent::reader)
            .process(new ReadStatements(folder), FlowTypes.STATEMENTS)
            .name("read statements")
            .uid("read-statements");

    SingleOutputStreamOperator<StatementBlock> resolved =
        read.getSideOutput(ReadStatements.NUMBERED)
            .keyBy(block -> OrganisationKeys.keyOf(block.bucket()), Types.LONG)
            .transform("resolve numbers", FlowTypes.STATEMENTS, new ResolveNumbers(retention))
            .uid("resolve-numbers-2");

    SingleOutputStreamOperator<Delta> changes =
        read.union(resolved)
            .keyBy(block -> OrganisationKeys.keyOf(block.bucket()), Types.LONG)
            .transform("ledgers", FlowTypes.DELTA, new KeepLedgers(retention))
            .uid("ledgers-2");

    DataStream<WrittenFiles> written =
        changes
            .transform("write changes", FlowTypes.FILES, new WriteDeltas(folder))
            .uid("write-changes")
            .union(
                changes
                    .getSideOutput(KeepStatements.LATE)
                    .union(resolved.getSideOutput(KeepStatements.LATE))
                    .transform("write late", FlowTypes.FILES, new WriteLate(folder))
                    .uid("write-late"));

    written
        .connect(read.getSideOutput(ReadStatements.ROUND_ENDS))
        .transform("commit", Types.VOID, new CommitCoverage(folder, runId))
        .uid("commit")
        .setParallelism(1);
  }
}
