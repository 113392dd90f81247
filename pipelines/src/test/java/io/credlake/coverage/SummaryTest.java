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
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One more record, counted by the summary alone, counts what the ledger would count of it. */
class SummaryTest {

  private static final String CODE = "91350100M000100Y43";
  private static final String OTHER = "91330100M000200YXX";
  private static final int FIRST_DAY = 15_000;
  private static final int FOR_EVER = 10_000;
  private static final Order ORDER = new Order(FIRST_DAY, FIRST_DAY, 0, 0, 0);

  private final Map<String, Integer> counted = new TreeMap<>();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void countsWhatTheLedgerCounts(int seed) throws IOException {
    Random dice = new Random(seed);
    Ledger ledger = new Ledger();
    ledger.add(version(FIRST_DAY, "350100"));
    ledger.add(version(FIRST_DAY + 300, "350200"));
    Summary summary = summary(ledger);
    ledger.appearances().changeTo(Appearances.none(), this::takeBack);
    for (int i = 1; i <= 60; i++) {
      int day = FIRST_DAY + dice.nextInt(900);
      Entry record = record(i, day, 1 + dice.nextInt(14), 0, false);
      assertThat(summary.isAlone(record)).isTrue();
      summary.count(record, this::count);
      ledger.add(record);
      summary = copy(summary);

      assertThat(counted).isEqualTo(counts(ledger));
    }
  }

  @Test
  void asksTheLedgerWhereMoreThanOneRecordIsConcerned() throws IOException {
    Ledger ledger = new Ledger();
    ledger.add(version(FIRST_DAY, "350100"));
    ledger.add(record(1, FIRST_DAY, 3, 0, false));
    ledger.add(record(2, FIRST_DAY, 3, 9_007, false));

    assertThat(isAlone(ledger, record(3, FIRST_DAY, 3, 0, false))).isTrue();
    assertThat(isAlone(ledger, record(1, FIRST_DAY, 5, 0, false))).as("a correction").isFalse();
    assertThat(isAlone(ledger, record(3, FIRST_DAY, 3, 0, true))).as("a withdrawal").isFalse();
    assertThat(isAlone(ledger, record(3, FIRST_DAY, 3, 9_001, false))).as("an ending").isFalse();
    assertThat(isAlone(ledger, record(7, FIRST_DAY, 3, 0, false))).as("it is ended").isFalse();
    assertThat(isAlone(ledger, record(3, FIRST_DAY, 3, 0, false).under(CODE)))
        .as("it may move")
        .isFalse();
  }

  @Test
  void asksTheLedgerOfSeveralOrganisations() throws IOException {
    Ledger ledger = new Ledger();
    ledger.add(version(FIRST_DAY, "350100"));
    ledger.add(record(1, FIRST_DAY, 3, 0, false));
    ledger.add(
        new Version(
            OTHER,
            "register",
            FIRST_DAY,
            null,
            "330000",
            "330100",
            "",
            "",
            "",
            false,
            false,
            new Order(FIRST_DAY, FIRST_DAY, 0, 0, 1)));

    assertThat(isAlone(ledger, record(3, FIRST_DAY, 3, 0, false))).isFalse();
  }

  @Test
  void asksTheLedgerWhenItIsWorthToSettle() throws IOException {
    Ledger ledger = new Ledger();
    ledger.add(version(FIRST_DAY, "350100"));
    Summary summary = summary(ledger);
    int records = 0;
    while (!summary.settles(12)) {
      int day = FIRST_DAY + 31 * records++;
      summary.count(record(records, day, 2, 0, false), this::count);
    }

    assertThat(records).isEqualTo(32);
    assertThat(summary.settles(FOR_EVER)).as("nothing is over for so long").isFalse();
  }

  private static boolean isAlone(Ledger ledger, Entry entry) throws IOException {
    return copy(summary(ledger)).isAlone(entry);
  }

  private static Summary summary(Ledger ledger) {
    return Summary.of(1, ledger, ledger.appearances());
  }

  private static Summary copy(Summary summary) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    summary.write(new DataOutputStream(bytes));
    return Summary.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
  }

  private void count(Cell cell, int month, int subjects, int covered) {
    add(counted, cell, month, subjects, covered);
  }

  private void takeBack(Cell cell, int month, int subjects, int covered) {
    add(counted, cell, month, -subjects, -covered);
  }

  private static Map<String, Integer> counts(Ledger ledger) {
    Map<String, Integer> counts = new TreeMap<>();
    Appearances.none()
        .changeTo(
            ledger.appearances(),
            (cell, month, subjects, covered) -> add(counts, cell, month, subjects, covered));
    return counts;
  }

  private static void add(
      Map<String, Integer> counts, Cell cell, int month, int subjects, int covered) {
    counts.merge(cell + "@" + month + " subjects", subjects, Integer::sum);
    counts.merge(cell + "@" + month + " covered", covered, Integer::sum);
    counts.values().removeIf(count -> count == 0);
  }

  private static Version version(int day, String city) {
    return new Version(
        CODE,
        "register",
        day,
        null,
        "350000",
        city,
        "enterprise",
        "C",
        "active",
        false,
        false,
        ORDER);
  }

  private static Entry record(int number, int day, int months, long ends, boolean withdrawn) {
    int from = Months.of(day);
    return new Entry(
        CODE,
        day,
        1_000 + number,
        9_000 + number,
        ends,
        new Scope(1, false, 0),
        from,
        from + months,
        number % 3 == 0 ? "" : "taxation",
        "SAT",
        withdrawn,
        false,
        new Order(day, day, 0, 1, number));
  }
}
