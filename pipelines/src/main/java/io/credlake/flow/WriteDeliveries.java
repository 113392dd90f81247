package io.credlake.flow;

import io.credlake.contract.FeedCatalogue;
import io.credlake.contract.FeedContract;
import io.credlake.contract.FeedContract.Guard;
import io.credlake.contract.Manifest;
import io.credlake.decode.Reading;
import io.credlake.fact.DeliveryTables;
import io.credlake.fact.FactTables;
import io.credlake.fact.TableDefinition;
import io.credlake.lake.Lake;
import io.credlake.lake.LakePlace;
import io.credlake.refine.Tally;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes completed deliveries, what they held by province, and the persons they counted. */
final class WriteDeliveries extends WriteFiles<CompletedDelivery> {

  private static final long serialVersionUID = 1;

  private static final Logger LOG = LoggerFactory.getLogger(WriteDeliveries.class);
  private static final String UNKNOWN_SENDER = "unknown";

  private final FeedCatalogue feeds;
  private final String runId;

  private transient Schema logSchema;
  private transient Schema regionSchema;
  private transient TableFiles<Record> log;
  private transient TableFiles<Record> regions;
  private transient TableFiles<Record> cells;
  private transient PersonCells personCells;
  private transient FeedMetrics metrics;

  WriteDeliveries(LakePlace place, FeedCatalogue feeds, String runId) {
    super(place);
    this.feeds = feeds;
    this.runId = runId;
  }

  @Override
  void open(Lake lake) {
    Table logTable = lake.table(DeliveryTables.DELIVERY_LOG);
    Table regionTable = lake.table(DeliveryTables.DELIVERY_REGION);
    Table cellTable = lake.table(FactTables.RETURN);
    logSchema = logTable.schema();
    regionSchema = regionTable.schema();
    log = files(DeliveryTables.DELIVERY_LOG, logTable);
    regions = files(DeliveryTables.DELIVERY_REGION, regionTable);
    cells = files(FactTables.RETURN, cellTable);
    personCells = new PersonCells(cellTable.schema());
    metrics = new FeedMetrics(getMetricGroup(), feeds);
    metrics.remember(lake);
  }

  private TableFiles<Record> files(TableDefinition definition, Table table) {
    return add(TableFiles.ofRecords(definition, table, subtask()));
  }

  @Override
  public void processElement(StreamRecord<CompletedDelivery> element) {
    CompletedDelivery delivery = element.getValue();
    log.write(logRow(delivery));
    delivery
        .tally()
        .regions()
        .forEach((province, rows) -> regions.write(regionRow(delivery.header(), province, rows)));
    personCells.rows(delivery).forEach(cells::write);
    metrics.count(delivery);
    tell(delivery);
  }

  private static void tell(CompletedDelivery delivery) {
    LOG.atInfo()
        .addKeyValue("feed", delivery.header().feed())
        .addKeyValue("delivery", delivery.header().deliveryId())
        .addKeyValue("status", delivery.status().code())
        .addKeyValue("read", delivery.tally().read())
        .addKeyValue("accepted", delivery.accepted())
        .addKeyValue("rejected", delivery.tally().rejected())
        .addKeyValue("duplicate", delivery.duplicate())
        .log("Delivery is complete");
  }

  private Record regionRow(DeliveryHeader delivery, String province, Tally.Region rows) {
    Record row = GenericRecord.create(regionSchema);
    row.setField("province_code", province.isEmpty() ? null : province);
    row.setField("rows_read", rows.read());
    row.setField("rows_valid", rows.valid());
    row.setField("rows_wrong", rows.wrong());
    row.setField("feed", delivery.feed());
    row.setField("delivery_id", delivery.deliveryId());
    return row;
  }

  private Record logRow(CompletedDelivery delivery) {
    DeliveryHeader header = delivery.header();
    Tally tally = delivery.tally();
    Manifest manifest = header.manifest();
    Optional<FeedContract> contract = feeds.find(header.feed());
    Record row = GenericRecord.create(logSchema);
    String sender = contract.map(FeedContract::sender).orElse(UNKNOWN_SENDER);
    row.setField("sender", manifest.sender() == null ? sender : manifest.sender());
    row.setField("source", header.source());
    row.setField("rows_declared", manifest.rows());
    row.setField("rows_read", tally.read());
    row.setField("rows_accepted", delivery.accepted());
    row.setField("rows_persons", tally.personRows());
    row.setField("rows_rejected", tally.rejected());
    row.setField("rows_duplicate", delivery.duplicate());
    row.setField("status", delivery.status().code());
    row.setField("message", delivery.message(contract.map(FeedContract::guard).orElse(Guard.A)));
    row.setField("reconciliation", delivery.reconciliation());
    if (manifest.period() != null) {
      row.setField("period_from", manifest.period().from());
      row.setField("period_to", manifest.period().to());
    }
    row.setField("sent_on", manifest.sentOn());
    row.setField("rejections", counts(tally, true));
    row.setField("warnings", counts(tally, false));
    row.setField("bytes", header.bytes());
    Reading reading = header.reading();
    if (reading != null) {
      row.setField("format", reading.format().name().toLowerCase(Locale.ROOT));
      row.setField(
          "layout", contract.orElseThrow().layouts().get(reading.titles().layout()).name());
      row.setField(
          "encoding", reading.encoding() == null ? null : reading.encoding().charset().name());
    }
    row.setField("contract_version", contract.map(c -> (long) c.version()).orElse(0L));
    row.setField("arrived_at", instant(header.arrivedAt()));
    row.setField("completed_at", instant(delivery.completedAt()));
    row.setField("run_id", runId);
    row.setField("feed", header.feed());
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
