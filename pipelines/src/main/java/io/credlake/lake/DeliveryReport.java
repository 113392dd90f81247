package io.credlake.lake;

import io.credlake.fact.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;

/**
 * What became of a delivery, as {@code ops.delivery} holds it.
 *
 * @param source file it came from
 * @param status accepted, partial or refused
 * @param message why it was refused or what is odd about it; null if nothing is
 * @param read data rows
 * @param accepted rows that became facts
 * @param rejected rows in {@code ops.rejection}
 * @param duplicate rows equal to one accepted before
 * @param rejections rejected rows by reason code
 * @param warnings accepted rows by reason code of a warning
 */
public record DeliveryReport(
    String source,
    String status,
    String message,
    long read,
    long accepted,
    long rejected,
    long duplicate,
    Map<String, Long> rejections,
    Map<String, Long> warnings) {

  /** Whether nothing of the delivery was stored. */
  public boolean isRefused() {
    return status.equals("refused");
  }

  /** The deliveries that a run completed. */
  public static List<DeliveryReport> ofRun(Lake lake, String runId) {
    return where(lake, Expressions.equal("run_id", runId));
  }

  /** All deliveries of a lake. */
  public static List<DeliveryReport> all(Lake lake) {
    return where(lake, Expressions.alwaysTrue());
  }

  private static List<DeliveryReport> where(Lake lake, Expression condition) {
    List<DeliveryReport> reports = new ArrayList<>();
    lake.read(Tables.DELIVERY_LOG, condition, List.of(), row -> reports.add(of(row)));
    return reports;
  }

  /** Whether every row that was read is accounted for. */
  public boolean reconciles() {
    return read == accepted + rejected + duplicate;
  }

  @SuppressWarnings("unchecked")
  private static DeliveryReport of(Record row) {
    return new DeliveryReport(
        (String) row.getField("source"),
        (String) row.getField("status"),
        (String) row.getField("message"),
        (Long) row.getField("rows_read"),
        (Long) row.getField("rows_accepted"),
        (Long) row.getField("rows_rejected"),
        (Long) row.getField("rows_duplicate"),
        (Map<String, Long>) row.getField("rejections"),
        (Map<String, Long>) row.getField("warnings"));
  }
}
