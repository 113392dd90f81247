package io.credlake.flow;

import io.credlake.contract.FeedContract;
import io.credlake.fact.Tables;
import io.credlake.flow.DeliveryPart.DeliveryHeader;
import io.credlake.refine.Tally;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.table.data.GenericMapData;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.TimestampData;
import org.apache.iceberg.io.TaskWriter;

/** Writes completed deliveries, and what they held by province. */
final class WriteDeliveries extends WriteFiles<CompletedDelivery> {

  private static final long serialVersionUID = 1;
  private static final int REGIONS = Tables.INGESTED.indexOf(Tables.DELIVERY_REGION);
  private static final int LOG = Tables.INGESTED.indexOf(Tables.DELIVERY_LOG);

  private final FeedContract contract;
  private final String runId;

  WriteDeliveries(String lakeFolder, FeedContract contract, String runId) {
    super(lakeFolder);
    this.contract = contract;
    this.runId = runId;
  }

  @Override
  void write(CompletedDelivery delivery, TableWriters writers) throws IOException {
    writers.of(LOG).write(log(delivery));
    TaskWriter<RowData> regions = writers.of(REGIONS);
    for (Map.Entry<String, Tally.Region> region : delivery.tally().regions().entrySet()) {
      regions.write(
          GenericRowData.of(
              region.getKey().isEmpty() ? null : StringData.fromString(region.getKey()),
              region.getValue().read(),
              region.getValue().valid(),
              region.getValue().wrong(),
              StringData.fromString(contract.feed()),
              StringData.fromString(delivery.header().deliveryId())));
    }
  }

  private RowData log(CompletedDelivery delivery) {
    DeliveryHeader header = delivery.header();
    Tally tally = delivery.tally();
    String message = header.refusal() != null ? header.refusal() : header.remark();
    return GenericRowData.of(
        StringData.fromString(contract.sender()),
        StringData.fromString(header.source()),
        null,
        tally.read(),
        delivery.accepted(),
        tally.rejected(),
        delivery.duplicate(),
        StringData.fromString(delivery.status()),
        StringData.fromString(message),
        counts(tally, true),
        counts(tally, false),
        header.bytes(),
        header.encoding() == null
            ? null
            : StringData.fromString(header.encoding().charset().name()),
        (long) contract.version(),
        TimestampData.fromEpochMillis(header.arrivedAt()),
        TimestampData.fromEpochMillis(delivery.completedAt()),
        StringData.fromString(runId),
        StringData.fromString(contract.feed()),
        StringData.fromString(header.deliveryId()));
  }

  private static GenericMapData counts(Tally tally, boolean rejections) {
    Map<StringData, Long> counts = new HashMap<>();
    tally
        .reasons()
        .forEach(
            (reason, rows) -> {
              if (reason.rejects() == rejections) {
                counts.put(StringData.fromString(reason.code()), rows);
              }
            });
    return new GenericMapData(counts);
  }
}
