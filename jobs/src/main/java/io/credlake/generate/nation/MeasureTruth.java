package io.credlake.generate.nation;

import io.credlake.code.Region;
import java.io.IOException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the indicators are, counted from what the generator decides: two numbers for each region and
 * period.
 */
final class MeasureTruth {

  private final Map<String, long[]> numbers = new TreeMap<>();

  /** Adds to a region's numbers and to the nation's. */
  void add(
      String commitment, String province, String period, YearMonth month, long counted, long of) {
    addTo(commitment, province, period, month, counted, of);
    addTo(commitment, Region.NATION, period, month, counted, of);
  }

  /** Adds to one region's numbers only. */
  void addTo(
      String commitment, String region, String period, YearMonth month, long counted, long of) {
    long[] sums =
        numbers.computeIfAbsent(
            "%s,%s,%s,%s".formatted(commitment, region, period, month.atDay(1)), k -> new long[2]);
    sums[0] += counted;
    sums[1] += of;
  }

  /** Adds all numbers of another. */
  void addAll(MeasureTruth other) {
    other.numbers.forEach(
        (key, more) -> {
          long[] sums = numbers.computeIfAbsent(key, k -> new long[2]);
          sums[0] += more[0];
          sums[1] += more[1];
        });
  }

  void write(Truth truth, Map<String, MeasurePlan> plans) throws IOException {
    List<String> lines = new ArrayList<>();
    numbers.forEach(
        (key, sums) -> {
          boolean share = plans.get(key.substring(0, key.indexOf(','))).share();
          lines.add("%s,%d,%s".formatted(key, sums[0], share ? Long.toString(sums[1]) : ""));
        });
    truth.table(
        "indicators.csv", "commitment,region,kind_of_period,month,numerator,denominator", lines);
  }
}
