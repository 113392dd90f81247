package io.credlake.flow;

import io.credlake.code.CodeLists;
import io.credlake.contract.FeedContract;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The graph that brings the deliveries of a feed into a lake.
 *
 * <pre>
 * deliveries ─► refine ─► admit each row once ─► write rows ─────────┐
 *                  │               │                                 ├─► commit
 *                  └──── counts ───┴─► ledger ─► write deliveries ───┘
 * </pre>
 *
 * @param lake folder of the lake
 * @param contract of the feed
 * @param lists code lists that rows are checked against
 * @param paths files and folders where deliveries arrive
 * @param watch whether to follow the folders for ever
 * @param runId name of this run, holder of the lake's writer lock
 */
public record IngestFlow(
    Path lake,
    FeedContract contract,
    CodeLists lists,
    List<Path> paths,
    boolean watch,
    String runId) {

  /** Builds the graph. */
  public void build(StreamExecutionEnvironment env) {
    String folder = lake.toString();
    env.setMaxParallelism(Buckets.COUNT);
    env.getConfig().enableObjectReuse();

    SingleOutputStreamOperator<RowBatch> rows =
        env.fromSource(
                new DeliverySource(
                    folder, contract, paths.stream().map(Path::toString).toList(), watch),
                WatermarkStrategy.noWatermarks(),
                "deliveries",
                FlowTypes.PART)
            .uid("deliveries")
            .process(new RefineParts(contract, lists), FlowTypes.BATCH)
            .name("refine")
            .uid("refine");

    SingleOutputStreamOperator<RowBatch> admitted =
        rows.keyBy(RowBatch::key, Types.INT)
            .transform(
                "admit each row once", FlowTypes.BATCH, new AdmitRows(folder, contract.feed()))
            .uid("admit");

    DataStream<WrittenFiles> rowFiles =
        admitted
            .transform("write rows", FlowTypes.FILES, new WriteRows(folder, contract.feed()))
            .uid("write-rows");

    DataStream<WrittenFiles> deliveryFiles =
        rows.getSideOutput(RefineParts.COUNTS)
            .union(admitted.getSideOutput(AdmitRows.COUNTS))
            .keyBy(LedgerEntry::deliveryId, Types.STRING)
            .process(new KeepLedger(), FlowTypes.DELIVERY)
            .name("ledger")
            .uid("ledger")
            .setParallelism(1)
            .transform(
                "write deliveries", FlowTypes.FILES, new WriteDeliveries(folder, contract, runId))
            .uid("write-deliveries")
            .setParallelism(1);

    rowFiles
        .union(deliveryFiles)
        .transform("commit", Types.VOID, new CommitFiles(folder, runId))
        .uid("commit")
        .setParallelism(1);
  }
}
