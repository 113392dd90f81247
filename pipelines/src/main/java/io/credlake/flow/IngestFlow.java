package io.credlake.flow;

import io.credlake.code.CodeLists;
import io.credlake.contract.FeedCatalogue;
import io.credlake.contract.FeedContract;
import io.credlake.lake.DeliveryReport;
import io.credlake.lake.Lake;
import io.credlake.lake.LakePlace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
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
 * @param lake where it is
 * @param feeds contracts of the feeds
 * @param lists code lists that rows are checked against
 * @param intake where the deliveries come from
 * @param runId name of this run, holder of the lake's writer lock
 */
public record IngestFlow(
    LakePlace lake, FeedCatalogue feeds, CodeLists lists, Intake intake, String runId) {

  /** Builds the graph. */
  public void build(StreamExecutionEnvironment env) {
    env.setMaxParallelism(Buckets.COUNT);
    env.getConfig().enableObjectReuse();

    List<SingleOutputStreamOperator<RowBatch>> refined = refined(env);

    SingleOutputStreamOperator<RowBatch> admitted =
        together(refined.stream().map(Function.identity()))
            .keyBy(RowBatch::key, Types.INT)
            .transform("admit each row once", FlowTypes.BATCH, new AdmitRows(lake, feeds.feeds()))
            .uid("admit");

    DataStream<WrittenFiles> rowFiles =
        admitted
            .transform("write rows", FlowTypes.FILES, new WriteRows(lake, feeds.feeds()))
            .uid("write-rows");

    DataStream<WrittenFiles> deliveryFiles =
        together(refined.stream().map(rows -> rows.getSideOutput(RefineParts.COUNTS)))
            .union(admitted.getSideOutput(AdmitRows.COUNTS))
            .keyBy(LedgerEntry::delivery, Types.STRING)
            .process(new KeepLedger(), FlowTypes.DELIVERY)
            .name("ledger")
            .uid("ledger")
            .setParallelism(1)
            .transform("write deliveries", FlowTypes.FILES, new WriteDeliveries(lake, feeds, runId))
            .uid("write-deliveries")
            .setParallelism(1);

    rowFiles
        .union(deliveryFiles)
        .transform("commit", Types.VOID, new CommitFiles(lake, runId))
        .uid("commit")
        .setParallelism(1);
  }

  private List<SingleOutputStreamOperator<RowBatch>> refined(StreamExecutionEnvironment env) {
    List<SingleOutputStreamOperator<RowBatch>> refined = new ArrayList<>();
    intake.files().ifPresent(files -> refined.add(refinedParts(env, files)));
    intake.topics().forEach(topic -> refined.add(refinedMessages(env, topic)));
    return refined;
  }

  private static <T> DataStream<T> together(Stream<DataStream<T>> streams) {
    return streams.reduce(DataStream::union).orElseThrow();
  }

  /** Rows of files; each part of a delivery is read by the next reader that is free. */
  private SingleOutputStreamOperator<RowBatch> refinedParts(
      StreamExecutionEnvironment env, FileIntake files) {
    return env.fromSource(
            new DeliverySource(lake, feeds, lists, files.inlets(), files.watch()),
            WatermarkStrategy.noWatermarks(),
            "deliveries",
            FlowTypes.PART)
        .uid("deliveries")
        .process(new RefineParts(feeds, lists), FlowTypes.BATCH)
        .name("refine")
        .uid("refine");
  }

  /** Rows of a topic from where the lake says it was read; what came together is a delivery. */
  private SingleOutputStreamOperator<RowBatch> refinedMessages(
      StreamExecutionEnvironment env, TopicIntake topic) {
    int feed = feeds.indexOf(topic.feed());
    FeedContract contract = feeds.contracts().get(feed);
    TopicPosition position;
    try (Lake opened = Lake.open(lake)) {
      position = TopicPosition.find(topic, DeliveryReport.ofFeed(opened, contract.feed()));
    }
    return env.fromSource(
            topic.source(position), WatermarkStrategy.noWatermarks(), "messages " + topic.topic())
        .uid("messages-" + topic.feed())
        .transform("refine", FlowTypes.BATCH, new RefineMessages(position, feed, contract, lists))
        .uid("refine-messages-" + topic.feed());
  }
}
