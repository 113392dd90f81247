package io.credlake.refine;

import static org.assertj.core.api.Assertions.assertThat;

import io.credlake.fact.FactTables;
import io.credlake.fact.TableDefinition;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Remembers what became of rows, in the order of the calls. */
public final class RecordingSink implements RowSink {

  private final TableDefinition table;
  private final Map<Long, String> mended = new LinkedHashMap<>();

  private final List<Fact> facts = new ArrayList<>();
  private final List<Rejection> rejections = new ArrayList<>();
  private Map<String, String> fields = new LinkedHashMap<>();
  private List<String> warnings = List.of();

  /** A sink for facts of a table. */
  public RecordingSink(TableDefinition table) {
    this.table = table;
  }

  /** A sink for organisations. */
  public RecordingSink() {
    this(FactTables.SUBJECT);
  }

  /**
   * A fact.
   *
   * @param fields by name, as text
   * @param warnings reason codes
   */
  public record Fact(long line, UUID identity, Map<String, String> fields, List<String> warnings) {}

  /** Facts accepted so far. */
  public List<Fact> facts() {
    return facts;
  }

  /** Rejections so far, one per reason. */
  public List<Rejection> rejections() {
    return rejections;
  }

  /** Whether fields were given that belong to no fact yet. */
  public boolean hasOpenFields() {
    return !fields.isEmpty();
  }

  /** Makes sure that of the rows read each became a fact, was rejected or was counted. */
  public void assertAccountsFor(Tally tally) {
    assertThat(facts.size() + tally.rejected() + tally.personRows()).isEqualTo(tally.read());
    assertThat(rejections.isEmpty()).isEqualTo(tally.rejected() == 0);
    assertThat(hasOpenFields()).isFalse();
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
  public void mended(long line, String deliveryId, long mendedLine) {
    mended.put(line, deliveryId + ':' + mendedLine);
  }

  /** Origins of mended rows, by line. */
  public Map<Long, String> mended() {
    return mended;
  }

  @Override
  public void money(int field, long hundredths) {
    put(field, BigDecimal.valueOf(hundredths, 2).toPlainString());
  }

  @Override
  public void texts(int field, List<String> values) {
    put(field, String.join(",", values));
    warnings = List.copyOf(values);
  }

  @Override
  public void accept(long line, long identityHigh, long identityLow) {
    facts.add(new Fact(line, new UUID(identityHigh, identityLow), fields, warnings));
    discard();
  }

  @Override
  public void discard() {
    fields = new LinkedHashMap<>();
    warnings = List.of();
  }

  @Override
  public void reject(Rejection rejection) {
    rejections.add(rejection);
  }

  private void put(int field, String value) {
    if (fields.put(table.fields().get(field).name(), value) != null) {
      throw new AssertionError("Field given twice: " + table.fields().get(field).name());
    }
  }
}
