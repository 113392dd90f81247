package io.credlake.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import io.credlake.code.Months;
import io.credlake.coverage.Entry.Scope;
import io.credlake.fact.Order;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LedgerTest {

  private static final String CODE = "91350100M000100Y43";
  private static final int DAYS_IN_MONTH = 31;
  private static final int FIRST_DAY = 15_000;
  private static final int RETENTION = 12;
  private static final int FOR_EVER = 10_000;
  private static final int BYTES_OF_A_PRINT = 8;

  @Test
  void whatIsOverForLongTakesSixteenBytesARecord() throws IOException {
    Ledger settled = withRecords(100, RETENTION);
    Ledger longer = withRecords(200, RETENTION);

    assertThat(bytes(longer).length - bytes(settled).length)
        .as("a print of the record and one of its document")
        .isEqualTo(100 * 2 * BYTES_OF_A_PRINT);
    assertThat(bytes(longer).length).isLessThan(bytes(withRecords(200, FOR_EVER)).length / 3);
  }

  @Test
  void settledRecordsCountAsBefore() throws IOException {
    assertThat(counts(withRecords(60, RETENTION))).isEqualTo(counts(withRecords(60, FOR_EVER)));
  }

  @Test
  void correctionOfASettledRecordIsRefused() throws IOException {
    Ledger ledger = withRecords(60, RETENTION);

    assertThat(ledger.add(record(3, 1_000, false))).as("a correction").isFalse();
    assertThat(ledger.add(record(3, 1_001, true))).as("a withdrawal").isFalse();
    assertThat(ledger.remove(record(3, 3, false))).as("it moves").isFalse();
    assertThat(ledger.add(record(59, 1_002, true))).as("what is not settled").isTrue();
  }

  @Test
  void laterStatementAboutTheSameTakesThePlaceOfTheEarlierOne() throws IOException {
    Ledger ledger = new Ledger();
    ledger.add(version());
    ledger.add(record(1, 1, false));
    int before = bytes(ledger).length;

    ledger.add(record(1, 2, false));
    ledger.add(record(1, 0, false));

    assertThat(bytes(ledger)).hasSize(before);
  }

  /** A record a month, in force until the next one is, each told in a round of its own. */
  private static Ledger withRecords(int months, int retention) throws IOException {
    Ledger ledger = new Ledger();
    ledger.add(version());
    for (int month = 0; month < months; month++) {
      ledger.settle(retention);
      assertThat(ledger.add(record(month, month, false))).isTrue();
      byte[] written = bytes(ledger);
      ledger = new Ledger();
      ledger.read(new DataInputStream(new ByteArrayInputStream(written)));
    }
    ledger.settle(retention);
    return ledger;
  }

  private static Version version() {
    return new Version(
        CODE,
        "register",
        FIRST_DAY,
        null,
        "350000",
        "350100",
        "enterprise",
        "C",
        "active",
        false,
        false,
        new Order(FIRST_DAY, FIRST_DAY, 0, 0, 0));
  }

  private static Entry record(int month, int said, boolean withdrawn) {
    int day = FIRST_DAY + month * DAYS_IN_MONTH;
    int from = Months.of(day);
    return new Entry(
        CODE,
        day,
        1_000 + month,
        2_000 + month,
        0,
        new Scope(1, false, 0),
        from,
        from + 2,
        "taxation",
        "SAT",
        withdrawn,
        false,
        new Order(day + said, day + said, 0, 1, said));
  }

  private static byte[] bytes(Ledger ledger) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ledger.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static Map<String, Integer> counts(Ledger ledger) {
    Map<String, Integer> counts = new TreeMap<>();
    Appearances.none()
        .changeTo(
            ledger.appearances(),
            (cell, month, subjects, covered) -> {
              counts.merge(cell + "@" + month + " subjects", subjects, Integer::sum);
              counts.merge(cell + "@" + month + " covered", covered, Integer::sum);
            });
    counts.values().removeIf(count -> count == 0);
    return counts;
  }
}
