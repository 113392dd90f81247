package io.credlake.flow;

import io.credlake.contract.FeedContract;
import io.credlake.fact.TableDefinition;
import io.credlake.fact.Tables;
import io.credlake.flow.DeliveryPart.DeliveryHeader;
import io.credlake.lake.Lake;
import io.credlake.refine.Tally;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericFileWriterFactory;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;

/** Writes completed deliveries, and what they held by province. */
final class WriteDeliveries extends WriteFiles<CompletedDelivery> {

  private static final long serialVersionUID = 1;

  private final FeedContract contract;
  private final String runId;

  private transient Schema logSchema;
  private transient Schema regionSchema;
  private transient TableFiles<Record> log;
  private transient TableFiles<Record> regions;

  WriteDeliveries(String lakeFolder, FeedContract contract, String runId) {
    super(lakeFolder);
    this.contract = contract;
    this.runId = runId;
  }

  @Override
  List<TableFiles<?>> open(Lake lake, int subtask) {
    Table logTable = lake.table(Tables.DELIVERY_LOG);
    Table regionTable = lake.table(Tables.DELIVERY_REGION);
    logSchema = logTable.schema();
    regionSchema = regionTable.schema();
    log = files(Tables.DELIVERY_LOG, logTable, subtask);
    regions = files(Tables.DELIVERY_REGION, regionTable, subtask);
    return List.of(log, regions);
  }

  private TableFiles<Record> files(TableDefinition definition, Table table, int subtask) {
    return new TableFiles<>(
        definition,
        table,
        new GenericFileWriterFactory.Builder(table).build(),
        contract.feed(),
        subtask);
  }

  @Override
  public void processElement(StreamRecord<CompletedDelivery> element) {
    CompletedDelivery delivery = element.getValue();
    log.write(logRow(delivery));
    delivery
        .tally()
        .regions()
        .forEach(
            (province, rows) ->
                regions.write(regionRow(delivery.header().deliveryId(), province, rows)));
  }

  private Record regionRow(String deliveryId, String province, Tally.Region rows) {
    Record row = GenericRecord.create(regionSchema);
    row.setField("province_code", province.isEmpty() ? null : province);
    row.setField("rows_read", rows.read());
    row.setField("rows_valid", rows.valid());
    row.setField("rows_wrong", rows.wrong());
    row.setField("feed", contract.feed());
    row.setField("delivery_id", deliveryId);
    return row;
  }

  private Record logRow(CompletedDelivery delivery) {
    DeliveryHeader header = delivery.header();
    Tally tally = delivery.tally();
    Record row = GenericRecord.create(logSchema);
    row.setField("sender", contract.sender());
    row.setField("source", header.source());
    row.setField("rows_read", tally.read());
    row.setField("rows_accepted", delivery.accepted());
    row.setField("rows_rejected", tally.rejected());
    row.setField("rows_duplicate", delivery.duplicate());
    row.setField("status", delivery.status());
    row.setField("message", header.refusal() != null ? header.refusal() : header.remark());
    row.setField("rejections", counts(tally, true));
    row.setField("warnings", counts(tally, false));
    row.setField("bytes", header.bytes());
    row.setField("encoding", header.encoding() == null ? null : header.encoding().charset().name());
    row.setField("contract_version", (long) contract.version());
    row.setField("arrived_at", instant(header.arrivedAt()));
    row.setField("completed_at", instant(delivery.completedAt()));
    row.setField("run_id", runId);
    row.setField("feed", contract.feed());
    row.setField("delivery_id", header.deliveryId());
    return row;
  }

  private static OffsetDateTime instant(long millis) {
    return Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC);
  }

  private static Map<String, Long> counts(Tally tally, boolean rejections) {
    Map<String, Long> counts = new HashMap<>();
    tally
        .reasons()
        .forEach(
            (reason, rows) -> {
              if (reason.rejects() == rejections) {
                counts.put(reason.code(), rows);
              }
            });
    return counts;
  }
}
