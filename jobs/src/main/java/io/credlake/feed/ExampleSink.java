package io.credlake.feed;

import io.credlake.fact.TableDefinition;
import io.credlake.refine.Rejection;
import io.credlake.refine.RowSink;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keeps what becomes of a single row. */
final class ExampleSink implements RowSink {

  private final TableDefinition table;
  private final Map<String, String> fields = new HashMap<>();
  private final List<String> reasons = new ArrayList<>();
  private List<String> warnings = List.of();
  private boolean accepted;

  /** A sink for a row of a table. */
  ExampleSink(TableDefinition table) {
    this.table = table;
  }

  boolean isAccepted() {
    return accepted;
  }

  /** Fields of the fact by name, as text. */
  Map<String, String> fields() {
    return fields;
  }

  List<String> warnings() {
    return warnings;
  }

  /** Reason codes why it was rejected. */
  List<String> reasons() {
    return reasons;
  }

  @Override
  public void text(int field, byte[] utf8, int offset, int length) {
    put(field, new String(utf8, offset, length, StandardCharsets.UTF_8));
  }

  @Override
  public void date(int field, int epochDay) {
    put(field, LocalDate.ofEpochDay(epochDay).toString());
  }

  @Override
  public void count(int field, long number) {
    put(field, Long.toString(number));
  }

  @Override
  public void money(int field, long hundredths) {
    put(field, BigDecimal.valueOf(hundredths, 2).toPlainString());
  }

  @Override
  public void texts(int field, List<String> values) {
    warnings = List.copyOf(values);
  }

  @Override
  public void accept(long line, long identityHigh, long identityLow) {
    accepted = true;
  }

  @Override
  public void mended(long line, String deliveryId, long mendedLine) {}

  @Override
  public void discard() {
    fields.clear();
  }

  @Override
  public void reject(Rejection rejection) {
    reasons.add(rejection.reason().code());
  }

  private void put(int field, String value) {
    fields.put(table.fields().get(field).name(), value);
  }
}
