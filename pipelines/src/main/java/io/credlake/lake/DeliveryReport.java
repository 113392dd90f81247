package io.credlake.lake;

import io.credlake.code.ChinaTime;
import io.credlake.fact.DeliveryStatus;
import io.credlake.fact.DeliveryTables;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;

/**
 * What became of a delivery, as {@code ops.delivery} holds it.
 *
 * @param feed that it came as
 * @param deliveryId SHA-256 of its bytes
 * @param sender who sent it
 * @param source file it came from
 * @param status accepted, partial or refused
 * @param message why it was refused or what is odd about it; null if nothing is
 * @param read data rows
 * @param accepted rows that became facts, or counts of persons
 * @param persons of the accepted: rows about natural persons
 * @param rejected rows in {@code ops.rejection}
 * @param duplicate rows equal to one accepted before
 * @param reconciliation met, not_met or not_declared
 * @param periodFrom first day it declares to cover; null if it declares none
 * @param periodTo last day it declares to cover; null if it declares none
 * @param sentOn day on which it was sent; null if it does not say
 * @param format csv, jsonl, xml or xlsx; null if refused
 * @param layout edition of the standard; null if refused
 * @param encoding it was read in; null if refused, or not a text
 * @param arrivedAt when it was found
 * @param rejections rejected rows by reason code
 * @param warnings accepted rows by reason code of a warning
 */
public record DeliveryReport(
    String feed,
    String deliveryId,
    String sender,
    String source,
    String status,
    String message,
    long read,
    long accepted,
    long persons,
    long rejected,
    long duplicate,
    String reconciliation,
    LocalDate periodFrom,
    LocalDate periodTo,
    LocalDate sentOn,
    String format,
    String layout,
    String encoding,
    Instant arrivedAt,
    Map<String, Long> rejections,
    Map<String, Long> warnings) {

  /** Whether nothing of the delivery was stored. */
  public boolean isRefused() {
    return status.equals(DeliveryStatus.REFUSED.code());
  }

  /** Day in China on which it was sent; of one that does not say, on which it arrived. */
  public LocalDate day() {
    return sentOn == null ? LocalDate.ofInstant(arrivedAt, ChinaTime.ZONE) : sentOn;
  }

  /** The deliveries that a run completed. */
  public static List<DeliveryReport> ofRun(Lake lake, String runId) {
    return where(lake, Expressions.equal("run_id", runId));
  }

  /** The deliveries of a feed. */
  public static List<DeliveryReport> ofFeed(Lake lake, String feed) {
    return where(lake, Expressions.equal("feed", feed));
  }

  /** All deliveries of a lake. */
  public static List<DeliveryReport> all(Lake lake) {
    return where(lake, Expressions.alwaysTrue());
  }

  private static List<DeliveryReport> where(Lake lake, Expression condition) {
    List<DeliveryReport> reports = new ArrayList<>();
    lake.read(DeliveryTables.DELIVERY_LOG, condition, List.of(), row -> reports.add(of(row)));
    return reports;
  }

  /** Whether every row that was read is accounted for. */
  public boolean reconciles() {
    return read == accepted + rejected + duplicate;
  }

  @SuppressWarnings("unchecked")
  private static DeliveryReport of(Record row) {
    return new DeliveryReport(
        (String) row.getField("feed"),
        (String) row.getField("delivery_id"),
        (String) row.getField("sender"),
        (String) row.getField("source"),
        (String) row.getField("status"),
        (String) row.getField("message"),
        (Long) row.getField("rows_read"),
        (Long) row.getField("rows_accepted"),
        (Long) row.getField("rows_persons"),
        (Long) row.getField("rows_rejected"),
        (Long) row.getField("rows_duplicate"),
        (String) row.getField("reconciliation"),
        (LocalDate) row.getField("period_from"),
        (LocalDate) row.getField("period_to"),
        (LocalDate) row.getField("sent_on"),
        (String) row.getField("format"),
        (String) row.getField("layout"),
        (String) row.getField("encoding"),
        ((OffsetDateTime) row.getField("arrived_at")).toInstant(),
        (Map<String, Long>) row.getField("rejections"),
        (Map<String, Long>) row.getField("warnings"));
  }
}
