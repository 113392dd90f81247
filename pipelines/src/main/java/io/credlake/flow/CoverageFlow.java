package io.credlake.flow;

import io.credlake.indicator.Measure.Named;
import io.credlake.lake.LakePlace;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The graph that counts coverage and measures the plan as deliveries are completed in a lake, for
 * ever.
 *
 * <pre>
 * lake ─► read rows ─┬─────────────────────┬─► ledgers ─► write changes ──────────────────┐
 *            │       └─► resolve numbers ──┘      │                                       │
 *            ├─────────► units ───────────────────┴─► indicators ─► write values ─────────┼─► commit
 *            └──────────────────────── ends of rounds ────────────────────────────────────┘
 * </pre>
 *
 * @param lake where it is
 * @param generation number of the counting that begins, unless one is restored
 * @param retention months after which what is over is settled, see {@link
 *     io.credlake.coverage.Ledger#begin}
 * @param measuring how the plan is measured; null: it is not
 * @param runId name of this run, holder of the lock of coverage
 */
public record CoverageFlow(
    LakePlace lake, long generation, int retention, Measuring measuring, String runId) {

  /** How the failure begins of a job that was given a state older than what was counted. */
  public static final String STATE_IS_OLD = "Cannot go on from the state of round ";

  /** Builds the graph. */
  public void build(StreamExecutionEnvironment env) {
    env.setMaxParallelism(Buckets.COUNT);
    env.getConfig().enableObjectReuse();

    SingleOutputStreamOperator<NewsBlock> read =
        env.fromSource(
                new LakeSource(lake, generation, env.getParallelism()),
                WatermarkStrategy.noWatermarks(),
                "lake",
                FlowTypes.COVERAGE_EVENT)
            .uid("lake")
            .setParallelism(1)
            .partitionCustom((reader, readers) -> reader, CoverageEvent::reader)
            .process(new ReadRows(lake, measuring), FlowTypes.NEWS)
            .name("read rows")
            .uid("read-statements");

    SingleOutputStreamOperator<NewsBlock> resolved =
        read.getSideOutput(ReadRows.NUMBERED)
            .keyBy(block -> OrganisationKeys.keyOf(block.bucket()), Types.LONG)
            .transform("resolve numbers", FlowTypes.NEWS, new ResolveNumbers(retention))
            .uid("resolve-numbers-2");

    SingleOutputStreamOperator<Delta> changes =
        read.union(resolved)
            .keyBy(block -> OrganisationKeys.keyOf(block.bucket()), Types.LONG)
            .transform("ledgers", FlowTypes.DELTA, new KeepLedgers(retention, measuredByCoverage()))
            .uid("ledgers-4");

    DataStream<WrittenFiles> written =
        changes
            .transform("write changes", FlowTypes.FILES, new WriteDeltas(lake))
            .uid("write-changes")
            .union(
                changes
                    .getSideOutput(KeepStatements.LATE)
                    .union(resolved.getSideOutput(KeepStatements.LATE))
                    .transform("write late", FlowTypes.FILES, new WriteLate(lake))
                    .uid("write-late"));
    if (measuring != null) {
      written = written.union(measure(lake, read, changes));
    }

    written
        .connect(read.getSideOutput(ReadRows.ROUND_ENDS))
        .transform("commit", Types.VOID, new CommitCoverage(lake, runId))
        .uid("commit")
        .setParallelism(1);
  }

  private List<String> measuredByCoverage() {
    return measuring == null ? List.of() : measuring.commitments(Named.SUBJECT_COVERAGE);
  }

  private DataStream<WrittenFiles> measure(
      LakePlace lake,
      SingleOutputStreamOperator<NewsBlock> read,
      SingleOutputStreamOperator<Delta> changes) {
    SingleOutputStreamOperator<Evaluations> counted =
        read.getSideOutput(ReadRows.UNITS)
            .union(changes.getSideOutput(KeepLedgers.UNITS))
            .keyBy(block -> OrganisationKeys.keyOf(block.bucket()), Types.LONG)
            .transform(
                "units",
                FlowTypes.NEWS,
                new KeepUnits(measuring.caseRules(), measuring.eventRules()))
            .uid("units-3")
            .union(read.getSideOutput(ReadRows.SUMS), changes.getSideOutput(KeepLedgers.SUMS))
            .keyBy(block -> OrganisationKeys.keyOf(block.bucket()), Types.LONG)
            .transform("indicators", FlowTypes.EVALUATIONS, EvaluateIndicators.ofCounted(measuring))
            .uid("indicators-2");
    return counted
        .getSideOutput(EvaluateIndicators.COMPOSED)
        .keyBy(block -> OrganisationKeys.keyOf(block.bucket()), Types.LONG)
        .transform(
            "composed indicators", FlowTypes.EVALUATIONS, EvaluateIndicators.ofComposed(measuring))
        .uid("composed-indicators")
        .union(counted)
        .transform("write values", FlowTypes.FILES, new WriteIndicators(lake))
        .uid("write-values");
  }
}
