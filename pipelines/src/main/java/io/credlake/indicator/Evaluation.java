package io.credlake.indicator;

import io.credlake.code.Region;
import io.credlake.indicator.Measure.Over;
import io.credlake.indicator.Measure.Period;
import io.credlake.indicator.Value.Status;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Makes values of what was counted of an indicator.
 *
 * <p>Numbers of provinces add up to that of the nation, but for months in which somebody reported
 * the nation as a whole.
 */
public final class Evaluation {

  private final Indicator indicator;
  private final Addressed addressed;
  private final int first;
  private final int last;
  private final int end;

  /**
   * An evaluation.
   *
   * @param first first month that is evaluated, see {@link io.credlake.code.Months}
   * @param last last month that is evaluated
   * @param end first month without the series; after {@code last} if it goes on
   */
  public Evaluation(Indicator indicator, Addressed addressed, int first, int last, int end) {
    this.indicator = indicator;
    this.addressed = addressed;
    this.first = first;
    this.last = last;
    this.end = end;
  }

  /** Of whom a value is. */
  private record Of(String region, String department, String field) {}

  /** Tells all values. */
  public void evaluate(Sums sums, Consumer<Value> out) {
    Map<Of, Sums.Months> groups = groups(sums);
    int begun =
        groups.values().stream()
            .flatMap(months -> Series.firstOf(months).stream())
            .min(Integer::compare)
            .orElse(Integer.MAX_VALUE);
    groups.forEach((of, months) -> evaluate(of, new Series(months), begun, out));
  }

  /** All, by department and by field where more than one is told, and by both. */
  private Map<Of, Sums.Months> groups(Sums sums) {
    Collection<Slice> slices = sums.bySlice().keySet();
    boolean departments = slices.stream().map(Slice::department).distinct().count() > 1;
    boolean fields = slices.stream().map(Slice::field).distinct().count() > 1;
    Map<Of, Sums.Months> groups = new HashMap<>();
    Map<Of, Sums.Months> national = new HashMap<>();
    addressed.provinces().forEach(region -> groups.put(new Of(region, "", ""), new Sums.Months()));
    groups.put(new Of(Region.NATION, "", ""), new Sums.Months());
    sums.bySlice()
        .forEach(
            (slice, months) -> {
              boolean asAWhole = slice.province().isEmpty() && indicator.measure().isToldAsAWhole();
              for (Of of : groupsOf(slice, departments, fields)) {
                add(
                    months,
                    (asAWhole ? national : groups).computeIfAbsent(of, o -> new Sums.Months()));
              }
            });
    national.forEach(
        (of, months) ->
            groups.computeIfAbsent(of, o -> new Sums.Months()).passing().putAll(months.passing()));
    return groups;
  }

  private static List<Of> groupsOf(Slice slice, boolean departments, boolean fields) {
    List<Of> groups = new ArrayList<>();
    for (String region : List.of(Region.NATION, slice.province())) {
      if (!region.isEmpty()) {
        groups.add(new Of(region, "", ""));
        if (departments && !slice.department().isEmpty()) {
          groups.add(new Of(region, slice.department(), ""));
        }
        if (fields && !slice.field().isEmpty()) {
          groups.add(new Of(region, "", slice.field()));
          if (departments && !slice.department().isEmpty()) {
            groups.add(new Of(region, slice.department(), slice.field()));
          }
        }
      }
    }
    return groups;
  }

  private static void add(Sums.Months more, Sums.Months to) {
    more.lasting().forEach((month, numbers) -> to.lasting().merge(month, numbers, Numbers::plus));
    more.passing().forEach((month, numbers) -> to.passing().merge(month, numbers, Numbers::plus));
  }

  private void evaluate(Of of, Series series, int begun, Consumer<Value> out) {
    for (Period period : Period.values()) {
      for (int month = first; month <= last; month++) {
        if (period.months() >= indicator.measure().due().months()
            && (month + 1) % period.months() == 0) {
          out.accept(value(of, series, period, month, begun));
        }
      }
    }
  }

  private Value value(Of of, Series series, Period period, int month, int begun) {
    int from = month - period.months() + 1;
    Numbers numbers =
        indicator.measure().over() == Over.FLOW
            ? series.during(from, month)
            : series.at(from, month);
    Status status = status(of, numbers, from, month, begun);
    if (status != Status.REPORTED) {
      return new Value(
          of.region,
          of.department,
          of.field,
          period,
          month,
          status,
          null,
          null,
          null,
          0,
          numbers.missing());
    }
    double counted = (double) numbers.counted() / Numbers.HUNDREDTHS;
    long units = addressed.units(indicator.measure(), of.region, month);
    Double whole =
        indicator.denominator() == null
            ? null
            : Double.valueOf(units >= 0 ? units : (double) numbers.of() / Numbers.HUNDREDTHS);
    return new Value(
        of.region,
        of.department,
        of.field,
        period,
        month,
        status,
        counted,
        whole,
        indicator.value(counted, whole),
        numbers.reported(),
        numbers.missing());
  }

  private Status status(Of of, Numbers numbers, int from, int month, int begun) {
    if (from >= end) {
      return Status.DISCONTINUED;
    }
    if (!of.region.equals(Region.NATION) && !indicator.measure().isByProvince()) {
      return Status.NOT_APPLICABLE;
    }
    if (indicator.measure().returned() == null) {
      return month < begun ? Status.NOT_REPORTED : Status.REPORTED;
    }
    if (numbers.reported() > 0) {
      return Status.REPORTED;
    }
    if (numbers.suppressed() > 0) {
      return Status.SUPPRESSED;
    }
    return numbers.notApplicable() > 0 ? Status.NOT_APPLICABLE : Status.NOT_REPORTED;
  }

  /** What is counted of a group, month by month. */
  private static final class Series {

    private final TreeMap<Integer, Numbers> standing = new TreeMap<>();
    private final NavigableMap<Integer, Numbers> passing;

    Series(Sums.Months months) {
      Numbers sum = Numbers.NOTHING;
      for (Map.Entry<Integer, Numbers> change : months.lasting().entrySet()) {
        sum = sum.plus(change.getValue());
        standing.put(change.getKey(), sum);
      }
      passing = months.passing();
    }

    static List<Integer> firstOf(Sums.Months months) {
      List<Integer> first = new ArrayList<>();
      if (!months.lasting().isEmpty()) {
        first.add(months.lasting().firstKey());
      }
      if (!months.passing().isEmpty()) {
        first.add(months.passing().firstKey());
      }
      return first;
    }

    /** The sum of a period's months. */
    Numbers during(int from, int to) {
      return passing.subMap(from, true, to, true).values().stream()
          .reduce(Numbers.NOTHING, Numbers::plus);
    }

    /** What stands at a period's end, or was returned last within it. */
    Numbers at(int from, int to) {
      if (!standing.isEmpty()) {
        Map.Entry<Integer, Numbers> stands = standing.floorEntry(to);
        return stands == null ? Numbers.NOTHING : stands.getValue();
      }
      Map.Entry<Integer, Numbers> returned = passing.floorEntry(to);
      return returned == null || returned.getKey() < from ? Numbers.NOTHING : returned.getValue();
    }
  }
}
