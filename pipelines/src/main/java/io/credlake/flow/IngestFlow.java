package io.credlake.flow;

import io.credlake.code.CodeLists;
import io.credlake.contract.FeedCatalogue;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The graph that brings the deliveries of feeds into a lake.
 *
 * <pre>
 * deliveries ─► refine ─► admit each row once ─► write rows ─────────┐
 *                  │               │                                 ├─► commit
 *                  └──── counts ───┴─► ledger ─► write deliveries ───┘
 * </pre>
 *
 * @param lake folder of the lake
 * @param feeds contracts of the feeds
 * @param lists code lists that rows are checked against
 * @param inlets files and folders where deliveries arrive
 * @param watch whether to follow the folders for ever
 * @param runId name of this run, holder of the lake's writer lock
 */
public record IngestFlow(
    Path lake,
    FeedCatalogue feeds,
    CodeLists lists,
    List<Inlet> inlets,
    boolean watch,
    String runId) {

  /** Builds the graph. */
  public void build(StreamExecutionEnvironment env) {
    String folder = lake.toString();
    env.setMaxParallelism(Buckets.COUNT);
    env.getConfig().enableObjectReuse();

    SingleOutputStreamOperator<RowBatch> rows =
        env.fromSource(
                new DeliverySource(folder, feeds, lists, inlets, watch),
                WatermarkStrategy.noWatermarks(),
                "deliveries",
                FlowTypes.PART)
            .uid("deliveries")
            .process(new RefineParts(feeds, lists), FlowTypes.BATCH)
            .name("refine")
            .uid("refine");

    SingleOutputStreamOperator<RowBatch> admitted =
        rows.keyBy(RowBatch::key, Types.INT)
            .transform("admit each row once", FlowTypes.BATCH, new AdmitRows(folder, feeds.feeds()))
            .uid("admit");

    DataStream<WrittenFiles> rowFiles =
        admitted
            .transform("write rows", FlowTypes.FILES, new WriteRows(folder, feeds.feeds()))
            .uid("write-rows");

    DataStream<WrittenFiles> deliveryFiles =
        rows.getSideOutput(RefineParts.COUNTS)
            .union(admitted.getSideOutput(AdmitRows.COUNTS))
            .keyBy(LedgerEntry::delivery, Types.STRING)
            .process(new KeepLedger(), FlowTypes.DELIVERY)
            .name("ledger")
            .uid("ledger")
            .setParallelism(1)
            .transform(
                "write deliveries", FlowTypes.FILES, new WriteDeliveries(folder, feeds, runId))
            .uid("write-deliveries")
            .setParallelism(1);

    rowFiles
        .union(deliveryFiles)
        .transform("commit", Types.VOID, new CommitFiles(folder, runId))
        .uid("commit")
        .setParallelism(1);
  }
}
