package io.credlake.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credlake.code.Months;
import io.credlake.fact.Order;
import io.credlake.indicator.EventMeasure.By;
import io.credlake.indicator.EventMeasure.Distinct;
import io.credlake.indicator.EventMeasure.Met;
import io.credlake.indicator.EventSaid.Role;
import io.credlake.indicator.Measure.Over;
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

/** What single events count, whatever is corrected, withdrawn or said again in another order. */
class EventRulesTest {

  private static final Slice HUNAN = new Slice("430000", "MOF", "");

  private int line;

  private static int day(String text) {
    return text == null ? EventSaid.NEVER : Math.toIntExact(LocalDate.parse(text).toEpochDay());
  }

  private static EventMeasure measure(Met met, Distinct distinct, Over over) {
    return new EventMeasure(List.of("a-feed"), null, null, met, distinct, over);
  }

  /** A row, reported on a day. */
  private EventSaid said(
      String reported,
      long document,
      Role role,
      boolean isFirst,
      String from,
      String to,
      boolean met,
      boolean inTime) {
    Order order = new Order(day(reported), day(reported), 0, 1, ++line);
    return new EventSaid(
        1, order, "A-01", document, role, isFirst, false, HUNAN, day(from), day(to), 100, met,
        inTime);
  }

  private static EventSaid withdrawn(EventSaid said) {
    return new EventSaid(
        said.unit(),
        said.order(),
        said.commitment(),
        said.document(),
        said.role(),
        said.isFirst(),
        true,
        said.slice(),
        said.day(),
        said.toDay(),
        said.weight(),
        said.isMet(),
        said.isInTime());
  }

  private EventSaid award(String day) {
    return said(day, day(day), Role.COUNTED, true, day, null, true, true);
  }

  /** What a unit counts, as text by month and whether it lasts. */
  private static Map<String, String> count(EventMeasure measure, List<EventSaid> said)
      throws IOException {
    Unit unit = new Unit();
    said.forEach(unit::add);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    unit.write(new DataOutputStream(bytes));
    Unit read = Unit.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    Map<String, Numbers> sums = new TreeMap<>();
    read.count(
        new CaseRules(Map.of()),
        new EventRules(Map.of("A-01", measure)),
        (commitment, slice, month, lasts, numbers) ->
            sums.merge(Months.firstDay(month) + (lasts ? " on" : ""), numbers, Numbers::plus));
    Map<String, String> counted = new TreeMap<>();
    sums.forEach(
        (when, numbers) -> {
          if (numbers.counted() != 0 || numbers.of() != 0) {
            counted.put(when, "%d/%d".formatted(numbers.counted() / 100, numbers.of() / 100));
          }
        });
    return counted;
  }

  /** T16: the last day of a ban is one of it, the day after is not; who left the list may win. */
  @ParameterizedTest
  @CsvSource({
    "2018-07-01, 0",
    "2018-07-02, 1",
    "2020-12-31, 1",
    "2021-01-01, 0",
  })
  void awardIsMetWhileItsSupplierIsBanned(String day, int met) throws IOException {
    EventMeasure measure = measure(new Met(null, null, List.of("bans")), null, null);
    EventSaid ban =
        said("2018-07-03", 7, Role.LISTING, true, "2018-07-02", "2021-01-01", false, true);
    String month = LocalDate.parse(day).withDayOfMonth(1).toString();
    assertThat(count(measure, List.of(ban, award(day)))).containsEntry(month, met + "/1");
  }

  @Test
  void banEndsForWhoLeftTheListAndNeverWasForAWithdrawnOne() throws IOException {
    EventMeasure measure = measure(new Met(null, null, List.of("bans")), null, null);
    EventSaid ban = said("2018-07-03", 7, Role.LISTING, true, "2018-07-02", null, false, true);
    EventSaid left = said("2019-03-01", 7, Role.LEAVING, true, "2019-03-01", null, false, true);
    EventSaid other = said("2019-03-01", 8, Role.LEAVING, true, "2019-03-01", null, false, true);
    EventSaid award = award("2019-06-05");
    assertThat(count(measure, List.of(ban, other, award))).containsEntry("2019-06-01", "1/1");
    assertThat(count(measure, List.of(award, left, ban))).containsEntry("2019-06-01", "0/1");
    EventSaid amendment =
        said("2018-08-01", 7, Role.LISTING, false, "2018-07-02", null, false, true);
    assertThat(count(measure, List.of(withdrawn(amendment), ban, award)))
        .containsEntry("2019-06-01", "0/1");
  }

  @Test
  void firstRowTellsWhetherItWasInTimeAndTheNewestWhatItSays() throws IOException {
    EventMeasure measure = measure(new Met(null, 7, null), null, null);
    EventSaid first = said("2018-09-28", 7, Role.COUNTED, true, "2018-09-25", null, true, true);
    EventSaid corrected =
        said("2018-12-28", 7, Role.COUNTED, false, "2018-09-26", null, true, false);
    Map<String, String> inTime = Map.of("2018-09-01", "1/1");
    assertThat(count(measure, List.of(first, corrected))).isEqualTo(inTime);
    assertThat(count(measure, List.of(corrected, first))).isEqualTo(inTime);
    assertThat(count(measure, List.of(corrected))).isEqualTo(Map.of("2018-09-01", "0/1"));
    assertThat(count(measure, List.of(withdrawn(corrected), first))).isEmpty();
  }

  @Test
  void correctionThatDoesNotMatchAnyMoreTakesItsEventAway() throws IOException {
    EventSaid first = said("2018-09-28", 7, Role.COUNTED, true, "2018-09-25", null, true, true);
    EventSaid passed =
        said("2018-10-28", 7, Role.PASSED_OVER, false, "2018-09-25", null, true, true);
    assertThat(count(measure(null, null, null), List.of(passed, first))).isEmpty();
  }

  @Test
  void newestRatingInForceSaysWhatIsMet() throws IOException {
    EventMeasure measure =
        measure(
            new Met(Map.of("rating", List.of("A")), null, null),
            new Distinct(By.ORGANISATION, null, null),
            null);
    EventSaid good = said("2016-04-20", 1, Role.COUNTED, true, "2016-04-20", null, true, true);
    EventSaid bad =
        said("2017-04-20", 2, Role.COUNTED, true, "2017-04-20", "2018-01-01", false, true);
    assertThat(count(measure, List.of(bad, good)))
        .isEqualTo(
            Map.of(
                "2016-04-01 on", "1/1",
                "2017-04-01 on", "-1/0",
                "2018-01-01 on", "1/0"));
  }

  @Test
  void departmentIsActiveForSomeMonthsOnceHoweverMuchItDoes() throws IOException {
    EventMeasure measure = measure(null, new Distinct(By.DEPARTMENT, List.of(), 3), null);
    List<EventSaid> said =
        List.of(
            said("2018-01-20", 1, Role.COUNTED, true, "2018-01-20", null, true, true),
            said("2018-02-20", 2, Role.COUNTED, true, "2018-02-20", null, true, true),
            said("2018-08-20", 3, Role.COUNTED, true, "2018-08-20", null, true, true));
    assertThat(count(measure, said))
        .isEqualTo(
            Map.of(
                "2018-01-01 on", "1/1",
                "2018-05-01 on", "-1/-1",
                "2018-08-01 on", "1/1",
                "2018-11-01 on", "-1/-1"));
  }

  @Test
  void orderOfRowsChangesNothing() throws IOException {
    EventMeasure measure = measure(new Met(null, 7, List.of("bans")), null, Over.FLOW);
    List<EventSaid> said = new ArrayList<>();
    Random random = new Random(16);
    for (int i = 0; i < 40; i++) {
      String from = LocalDate.of(2018, 1, 1).plusDays(random.nextInt(700)).toString();
      String reported = LocalDate.parse(from).plusDays(random.nextInt(90)).toString();
      Role role = Role.values()[random.nextInt(4)];
      EventSaid row =
          said(
              reported,
              random.nextInt(12),
              role,
              random.nextInt(3) > 0,
              from,
              random.nextBoolean() ? null : LocalDate.parse(from).plusDays(200).toString(),
              random.nextBoolean(),
              random.nextBoolean());
      said.add(random.nextInt(8) == 0 ? withdrawn(row) : row);
    }
    Map<String, String> counted = count(measure, said);
    for (int i = 0; i < 20; i++) {
      Collections.shuffle(said, random);
      assertThat(count(measure, said)).isEqualTo(counted);
    }
  }

  @Test
  void wrongDefinitionIsRefused() {
    assertThatThrownBy(
            () ->
                new EventMeasure(
                        List.of("f"), Map.of("raiting", List.of("A")), null, null, null, null)
                    .check())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("unknown column raiting (did you mean rating?)");
    assertThatThrownBy(
            () ->
                measure(new Met(null, 7, null), new Distinct(By.DEPARTMENT, null, 3), null).check())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("distinct goes with stock and met.where only");
    assertThatThrownBy(() -> measure(new Met(null, 0, null), null, null).check())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("reported_within must be 1 or more: 0");
  }
}
