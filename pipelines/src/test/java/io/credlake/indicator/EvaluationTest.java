package io.credlake.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import io.credlake.code.CodeLists;
import io.credlake.code.Region;
import io.credlake.indicator.Indicator.Direction;
import io.credlake.indicator.Indicator.Family;
import io.credlake.indicator.Indicator.Target;
import io.credlake.indicator.Indicator.Unit;
import io.credlake.indicator.Indicator.Words;
import io.credlake.indicator.Measure.Milestone;
import io.credlake.indicator.Measure.Milestone.Per;
import io.credlake.indicator.Measure.Named;
import io.credlake.indicator.Measure.Over;
import io.credlake.indicator.Measure.Period;
import io.credlake.indicator.Measure.Return;
import io.credlake.indicator.Value.Status;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EvaluationTest {

  private static final Slice FUJIAN = new Slice("350000", "", "");
  private static final Slice BEIJING = new Slice("110000", "", "");
  private static final int JANUARY = 2018 * 12;
  private static final int DECEMBER = JANUARY + 11;
  private static final int NEVER = Integer.MAX_VALUE;

  private static Addressed addressed;

  @BeforeAll
  static void load() throws IOException {
    addressed =
        new Addressed(
            CodeLists.load(Path.of("../conf/codes")), List.of("SAIC", "AQSIQ", "SAT"), 40);
  }

  private static Indicator indicator(Measure measure, boolean share) {
    return new Indicator(
        "P2.2.1-02",
        1,
        new Words("指标", "Indicator"),
        share ? Unit.PERCENT : Unit.COUNT,
        new Words("这些", "these"),
        share ? new Words("那些", "those") : null,
        Family.COV,
        Direction.UP,
        List.of(),
        new Target(Target.Kind.DIRECTION, null, null, new Words("自定", "ours")),
        measure);
  }

  private static Measure returned(Over over, Period period) {
    return new Measure(new Return("feed", null, over, period), null, null, null, null);
  }

  private static Measure milestone(Per per, Over over) {
    return new Measure(null, new Milestone(per, List.of(), over), null, null, null);
  }

  private static List<Value> evaluate(Indicator indicator, Sums sums, int end) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    sums.write(new DataOutputStream(bytes));
    List<Value> values = new ArrayList<>();
    new Evaluation(indicator, addressed, JANUARY, DECEMBER, end)
        .evaluate(
            Sums.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()))),
            values::add);
    return values;
  }

  private static Value find(List<Value> values, String region, Period period, int month) {
    return values.stream()
        .filter(
            value ->
                value.region().equals(region)
                    && value.department().isEmpty()
                    && value.field().isEmpty()
                    && value.period() == period
                    && value.month() == month)
        .reduce(
            (a, b) -> {
              throw new AssertionError("two values: " + a + b);
            })
        .orElseThrow();
  }

  @Test
  void flowOfAYearIsTheSumOfItsQuarters() throws IOException {
    Sums sums = new Sums();
    sums.add(FUJIAN, JANUARY + 2, false, Numbers.of(6, 10));
    sums.add(FUJIAN, JANUARY + 5, false, Numbers.of(5, 30));
    sums.add(BEIJING, JANUARY + 2, false, Numbers.of(1, 10));
    List<Value> values =
        evaluate(indicator(returned(Over.FLOW, Period.QUARTERLY), true), sums, NEVER);
    assertThat(find(values, "350000", Period.QUARTERLY, JANUARY + 2).value()).isEqualTo(60);
    assertThat(find(values, "350000", Period.YEARLY, DECEMBER).value()).isEqualTo(27.5);
    assertThat(find(values, "000000", Period.QUARTERLY, JANUARY + 2).value()).isEqualTo(35);
    assertThat(find(values, "000000", Period.YEARLY, DECEMBER))
        .extracting(Value::counted, Value::of, Value::cells)
        .containsExactly(12.0, 50.0, 3);
    assertThat(values)
        .as("what is returned by quarter has no month")
        .noneMatch(value -> value.period() == Period.MONTHLY);
  }

  @Test
  void stockOfAYearIsThatOfItsLastQuarterReported() throws IOException {
    Sums sums = new Sums();
    sums.add(FUJIAN, JANUARY + 2, false, Numbers.of(6, 10));
    sums.add(FUJIAN, JANUARY + 5, false, Numbers.of(9, 12));
    List<Value> values =
        evaluate(indicator(returned(Over.STOCK, Period.QUARTERLY), true), sums, NEVER);
    assertThat(find(values, "350000", Period.YEARLY, DECEMBER).value()).isEqualTo(75);
    assertThat(find(values, "350000", Period.QUARTERLY, JANUARY + 8).status())
        .isEqualTo(Status.NOT_REPORTED);
  }

  /** Missing is not zero: not reported, not applicable, suppressed and zero are four things. */
  @Test
  void absenceHasItsKinds() throws IOException {
    Sums sums = new Sums();
    sums.add(FUJIAN, JANUARY + 2, false, new Numbers(0, 0, 0, 1, 0, 0));
    sums.add(FUJIAN, JANUARY + 5, false, new Numbers(0, 0, 0, 0, 1, 0));
    sums.add(FUJIAN, JANUARY + 8, false, new Numbers(0, 0, 0, 0, 0, 1));
    sums.add(FUJIAN, JANUARY + 11, false, Numbers.of(0, 12));
    List<Value> values =
        evaluate(indicator(returned(Over.FLOW, Period.QUARTERLY), true), sums, JANUARY + 12);
    assertThat(List.of(2, 5, 8, 11))
        .extracting(month -> find(values, "350000", Period.QUARTERLY, JANUARY + month).status())
        .containsExactly(
            Status.NOT_REPORTED, Status.NOT_APPLICABLE, Status.SUPPRESSED, Status.REPORTED);
    assertThat(find(values, "350000", Period.QUARTERLY, DECEMBER).value()).isZero();
    assertThat(find(values, "350000", Period.YEARLY, DECEMBER))
        .extracting(Value::value, Value::missing)
        .containsExactly(0.0, 3);
    assertThat(find(values, "110000", Period.YEARLY, DECEMBER).status())
        .isEqualTo(Status.NOT_REPORTED);
  }

  @Test
  void nationAsAWholeStandsBeforeTheSumOfProvinces() throws IOException {
    Sums sums = new Sums();
    sums.add(FUJIAN, DECEMBER, false, Numbers.of(6, 10));
    sums.add(Slice.NATION, DECEMBER, false, Numbers.of(800, 1000));
    List<Value> values = evaluate(indicator(returned(Over.FLOW, Period.YEARLY), true), sums, NEVER);
    assertThat(find(values, "000000", Period.YEARLY, DECEMBER).value()).isEqualTo(80);
    assertThat(find(values, "350000", Period.YEARLY, DECEMBER).value()).isEqualTo(60);
  }

  @Test
  void shareOfNothingHasNoValue() throws IOException {
    Sums sums = new Sums();
    sums.add(FUJIAN, DECEMBER, false, Numbers.of(0, 0));
    Value value =
        find(
            evaluate(indicator(returned(Over.FLOW, Period.YEARLY), true), sums, NEVER),
            "350000",
            Period.YEARLY,
            DECEMBER);
    assertThat(value.status()).isEqualTo(Status.REPORTED);
    assertThat(value.value()).isNull();
  }

  @Test
  void seriesThatStoppedIsDiscontinuedNotZero() throws IOException {
    Sums sums = new Sums();
    sums.add(FUJIAN, JANUARY + 2, false, Numbers.of(6, 10));
    List<Value> values =
        evaluate(indicator(returned(Over.FLOW, Period.QUARTERLY), true), sums, JANUARY + 6);
    assertThat(find(values, "350000", Period.QUARTERLY, JANUARY + 8).status())
        .isEqualTo(Status.DISCONTINUED);
    assertThat(find(values, "350000", Period.QUARTERLY, JANUARY + 5).status())
        .isEqualTo(Status.NOT_REPORTED);
  }

  @Test
  void provincesInForceAreAShareOfThoseAddressed() throws IOException {
    Sums sums = new Sums();
    sums.add(FUJIAN, JANUARY - 30, true, Numbers.of(1, 0));
    sums.add(BEIJING, JANUARY + 3, true, Numbers.of(1, 0));
    sums.add(FUJIAN, JANUARY + 6, true, Numbers.of(1, 0).times(-1));
    List<Value> values =
        evaluate(indicator(milestone(Per.PROVINCE, Over.STOCK), true), sums, NEVER);
    assertThat(find(values, "000000", Period.MONTHLY, JANUARY + 3))
        .extracting(Value::counted, Value::of)
        .containsExactly(2.0, 31.0);
    assertThat(find(values, "000000", Period.YEARLY, DECEMBER).counted()).isEqualTo(1);
    assertThat(find(values, "350000", Period.MONTHLY, JANUARY + 5).value()).isEqualTo(100);
    assertThat(find(values, "350000", Period.MONTHLY, JANUARY + 6).value()).isZero();
    assertThat(find(values, "120000", Period.MONTHLY, JANUARY).value())
        .as("another province has it, this one does not")
        .isZero();
  }

  /** T10: of departments that were merged the successor counts once. */
  @Test
  void mergedDepartmentsAreOneUnit() {
    assertThat(addressed.departments()).containsExactly("SAMR", "SAT");
    assertThat(
            addressed.units(
                milestone(Per.PROVINCE_OR_DEPARTMENT, Over.STOCK), Region.NATION, DECEMBER))
        .isEqualTo(33);
  }

  /** T15: a denominator is that of its day. */
  @Test
  void denominatorsAreDated() {
    Measure counties = new Measure(null, null, null, null, Named.COUNTIES);
    long before = addressed.units(counties, Region.NATION, 2014 * 12 + 11);
    long after = addressed.units(counties, Region.NATION, 2020 * 12 + 11);
    assertThat(before).isNotEqualTo(after);
    assertThat(addressed.units(counties, Region.NATION, 2018 * 12 + 11))
        .as("about 2,850 county-level units in the period")
        .isBetween(2700L, 3000L);
  }
}
