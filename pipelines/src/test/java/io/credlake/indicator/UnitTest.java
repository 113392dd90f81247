package io.credlake.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import io.credlake.code.Months;
import io.credlake.fact.Order;
import io.credlake.indicator.Measure.Cases;
import io.credlake.indicator.Measure.Condition;
import io.credlake.indicator.Measure.CreditEvent;
import io.credlake.indicator.Measure.Over;
import io.credlake.indicator.Said.ArrivalSaid;
import io.credlake.indicator.Said.CellSaid;
import io.credlake.indicator.Said.ItemSaid;
import io.credlake.indicator.Said.StateSaid;
import io.credlake.indicator.Said.StepSaid;
import io.credlake.indicator.Said.SupplySaid;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What units count, whatever is corrected, withdrawn or said again in another order. */
class UnitTest {

  private static final Slice FUJIAN = new Slice("350000", "SAMR", "");
  private static final CaseRules NONE = new CaseRules(Map.of());

  private int line;

  private Order said(String day) {
    int epochDay = day(day);
    return new Order(epochDay, epochDay, 0, 1, ++line);
  }

  private static int day(String text) {
    return Math.toIntExact(LocalDate.parse(text).toEpochDay());
  }

  private static int month(String text) {
    return Months.of(day(text + "-01"));
  }

  /** What a unit counts, as text by commitment, month and whether it lasts. */
  private static Map<String, String> count(CaseRules rules, List<? extends Said> said)
      throws IOException {
    Unit unit = new Unit();
    said.forEach(unit::add);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    unit.write(new DataOutputStream(bytes));
    Unit read = Unit.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    Map<String, String> counted = new TreeMap<>();
    read.count(
        rules,
        new EventRules(Map.of()),
        (commitment, slice, month, lasts, numbers) ->
            counted.put(
                "%s %s%s".formatted(commitment, Months.firstDay(month), lasts ? " on" : ""),
                "%d/%d".formatted(numbers.counted() / 100, numbers.of() / 100)));
    return counted;
  }

  private CellSaid cell(String reported, Long counted) {
    return new CellSaid(
        1,
        said(reported),
        "A-01",
        FUJIAN,
        month("2018-03"),
        counted == null ? null : Numbers.of(counted, 10));
  }

  @Test
  void latestVersionOfACellCounts() throws IOException {
    CellSaid first = cell("2018-04-02", 4L);
    CellSaid corrected = cell("2018-05-02", 6L);
    CellSaid withdrawn = cell("2018-06-02", null);
    Map<String, String> expected = Map.of("A-01 2018-03-01", "6/10");
    assertThat(count(NONE, List.of(first, corrected))).isEqualTo(expected);
    assertThat(count(NONE, List.of(corrected, first))).isEqualTo(expected);
    assertThat(count(NONE, List.of(withdrawn, corrected, first))).isEmpty();
  }

  private StateSaid state(
      long thing, int state, boolean inForce, String day, String to, String reported) {
    return new StateSaid(
        1,
        said(reported),
        "A-01",
        FUJIAN,
        thing,
        (byte) state,
        inForce,
        false,
        day(day),
        to == null ? Months.NEVER : month(to),
        false);
  }

  @Test
  void unitIsInForceWhileAnyOfItsThingsIs() throws IOException {
    StateSaid drafted = state(1, 1, false, "2015-01-10", null, "2015-01-11");
    StateSaid inForce = state(1, 3, true, "2015-03-05", null, "2015-03-06");
    StateSaid repealed = state(1, 6, false, "2016-08-01", null, "2016-08-02");
    StateSaid successor = state(2, 3, true, "2016-07-15", "2017-02", "2016-08-02");
    assertThat(count(NONE, List.of(drafted))).isEmpty();
    assertThat(count(NONE, List.of(repealed, drafted, inForce)))
        .containsExactly(
            Map.entry("A-01 2015-03-01 on", "1/0"), Map.entry("A-01 2016-08-01 on", "-1/0"));
    assertThat(count(NONE, List.of(successor, repealed, drafted, inForce)))
        .as("the successor came before the other ended")
        .containsExactly(
            Map.entry("A-01 2015-03-01 on", "1/0"), Map.entry("A-01 2017-02-01 on", "-1/0"));
  }

  @Test
  void arrivalsOfAMonthCountOnce() throws IOException {
    ArrivalSaid march = new ArrivalSaid(1, "A-01", FUJIAN, month("2018-03"), Numbers.of(1, 0));
    ArrivalSaid april = new ArrivalSaid(1, "A-01", FUJIAN, month("2018-04"), Numbers.of(1, 0));
    assertThat(count(NONE, List.of(march, april, march)))
        .isEqualTo(Map.of("A-01 2018-03-01", "1/0", "A-01 2018-04-01", "1/0"));
  }

  @Test
  void itemOfACatalogueCountsWithAndWithoutAFeed() throws IOException {
    int penalties = InformationClass.setOf("行政处罚决定信息");
    int licences = InformationClass.ofCategory("licence");
    ItemSaid fed = new ItemSaid(state(1, 3, true, "2015-03-05", null, "2015-03-06"), penalties);
    ItemSaid unfed = new ItemSaid(state(2, 3, true, "2015-03-07", null, "2015-03-08"), licences);
    ItemSaid ended = new ItemSaid(state(1, 6, false, "2017-06-01", null, "2017-06-02"), penalties);
    List<Said> said =
        new ArrayList<>(
            List.of(
                fed,
                unfed,
                ended,
                new SupplySaid(1, penalties, month("2014-06")),
                new SupplySaid(1, penalties, month("2014-08")),
                new SupplySaid(1, penalties, month("2017-01")),
                new SupplySaid(1, InformationClass.RATING.asSet(), month("2015-05"))));
    Map<String, String> expected = new TreeMap<>();
    expected.put("A-01 2015-03-01 on", "1/2"); // both in force, one fed since the year before
    expected.put("A-01 2015-08-01 on", "-1/0"); // twelve months after the last penalty arrived
    expected.put("A-01 2017-01-01 on", "1/0");
    expected.put("A-01 2017-06-01 on", "-1/-1"); // it ended
    for (int seed = 0; seed < 5; seed++) {
      Collections.shuffle(said, new Random(seed));
      assertThat(sums(said)).isEqualTo(expected);
    }
    assertThat(penalties).isEqualTo(InformationClass.PENALTY.asSet());
    assertThat(InformationClass.setOf("许可和处罚"))
        .isEqualTo(InformationClass.PENALTY.asSet() | licences);
    assertThat(InformationClass.setOf(null)).isZero();
    assertThat(InformationClass.ofCategory("objection")).isZero();
  }

  /** Sums of what a unit counts, by commitment, month and whether it lasts. */
  private static Map<String, String> sums(List<? extends Said> said) {
    Unit unit = new Unit();
    said.forEach(unit::add);
    Map<String, Numbers> sums = new TreeMap<>();
    unit.count(
        NONE,
        new EventRules(Map.of()),
        (commitment, slice, month, lasts, numbers) ->
            sums.merge(
                "%s %s%s".formatted(commitment, Months.firstDay(month), lasts ? " on" : ""),
                numbers,
                Numbers::plus));
    Map<String, String> texts = new TreeMap<>();
    sums.forEach(
        (key, sum) -> texts.put(key, "%d/%d".formatted(sum.counted() / 100, sum.of() / 100)));
    return texts;
  }

  private static final CaseRules RULES =
      new CaseRules(
          Map.of(
              "measured",
              new CreditEvent(lists(null, null), null, Condition.MEASURED, null),
              "elsewhere",
              new CreditEvent(
                  lists(null, null), Condition.MEASURED, Condition.MEASURED_ELSEWHERE, null),
              "of-other-feed",
              new CreditEvent(lists("other", null), null, Condition.MEASURED, null),
              "government",
              new CreditEvent(lists(null, "1"), null, null, Over.STOCK),
              "in-time",
              new CreditEvent(
                  new Cases(null, "objection", null), null, Condition.CLOSED_IN_TIME, null)));

  private static Cases lists(String feed, String prefix) {
    return new Cases(feed == null ? null : List.of(feed), "list", prefix);
  }

  private StepSaid step(StepSaid.Kind kind, long row, String day, String closed) {
    return step(kind, row, day, closed, "", "", false);
  }

  private StepSaid step(
      StepSaid.Kind kind,
      long row,
      String day,
      String closed,
      String province,
      String department,
      boolean withdrawn) {
    return new StepSaid(
        1,
        said(withdrawn ? "2019-01-01" : day),
        row,
        kind,
        withdrawn,
        "feed",
        FUJIAN,
        day(day),
        Months.NEVER,
        day("2018-03-20"),
        closed == null ? StepSaid.NONE : day(closed),
        province,
        department,
        "11");
  }

  /** T04: listed in one region, measured in another: one case, counted for both. */
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        // executing province and department of a measure; measured, elsewhere of measured
        "-, -, 0/1, -",
        "'', '', 1/1, 0/1",
        "350000, SAMR, 1/1, 0/1",
        "330000, '', 1/1, 1/1",
        "350000, MOF, 1/1, 1/1"
      })
  void entryIsMeasuredHereOrElsewhere(
      String province, String department, String measured, String elsewhere) throws IOException {
    List<StepSaid> steps = new ArrayList<>();
    steps.add(step(StepSaid.Kind.ENTRY, 1, "2018-03-01", null));
    if (province != null) {
      steps.add(step(StepSaid.Kind.MEASURE, 2, "2018-05-01", null, province, department, false));
    }
    Map<String, String> counted = count(RULES, steps);
    assertThat(counted.get("measured 2018-03-01")).isEqualTo(measured);
    assertThat(counted.get("elsewhere 2018-03-01")).isEqualTo(elsewhere);
    assertThat(counted).containsEntry("government 2018-03-01 on", "1/0");
    assertThat(counted).doesNotContainKeys("of-other-feed 2018-03-01", "in-time 2018-03-01");
  }

  @Test
  void withdrawnEntryIsNoCaseAndWithdrawnMeasureNoMeasure() throws IOException {
    StepSaid entry = step(StepSaid.Kind.ENTRY, 1, "2018-03-01", null);
    StepSaid measure = step(StepSaid.Kind.MEASURE, 2, "2018-05-01", null);
    StepSaid noEntry = step(StepSaid.Kind.ENTRY, 1, "2018-03-01", null, "", "", true);
    StepSaid noMeasure = step(StepSaid.Kind.MEASURE, 2, "2018-05-01", null, "", "", true);
    assertThat(count(RULES, List.of(noMeasure, entry, measure)))
        .containsEntry("measured 2018-03-01", "0/1");
    assertThat(count(RULES, List.of(measure, noEntry, entry))).isEmpty();
  }

  @Test
  void listingLastsUntilItsExit() throws IOException {
    StepSaid entry = step(StepSaid.Kind.ENTRY, 1, "2018-03-01", null);
    StepSaid exit = step(StepSaid.Kind.EXIT, 3, "2018-09-10", null);
    assertThat(count(RULES, List.of(exit, entry)))
        .containsEntry("government 2018-03-01 on", "1/0")
        .containsEntry("government 2018-09-01 on", "-1/0");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {"2018-03-20, 1/1", "2018-03-21, 0/1", "-, 0/1"})
  void objectionIsInTimeUpToItsLastDay(String closed, String expected) throws IOException {
    assertThat(count(RULES, List.of(step(StepSaid.Kind.OBJECTION, 1, "2018-03-01", closed))))
        .isEqualTo(Map.of("in-time 2018-03-01", expected));
  }

  @Test
  void orderInWhichRowsComeDoesNotMatter() throws IOException {
    List<Said> rows =
        new ArrayList<>(
            List.of(
                cell("2018-04-02", 4L),
                cell("2018-05-02", 6L),
                state(1, 3, true, "2015-03-05", null, "2015-03-06"),
                state(1, 3, true, "2015-04-05", null, "2015-05-06"),
                state(1, 6, false, "2016-08-01", null, "2016-08-02"),
                step(StepSaid.Kind.ENTRY, 1, "2018-03-01", null),
                step(StepSaid.Kind.MEASURE, 2, "2018-05-01", null),
                step(StepSaid.Kind.MEASURE, 2, "2018-05-01", null, "", "", true)));
    Map<String, String> expected = count(RULES, rows);
    Random random = new Random(5);
    for (int i = 0; i < 200; i++) {
      Collections.shuffle(rows, random);
      assertThat(count(RULES, rows)).isEqualTo(expected);
    }
  }
}
