package io.credlake.index.compute;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Periods as numbers, so that what lies between two of them can be told. */
final class Periods {

  private static final Pattern WRITTEN = Pattern.compile("(\\d{4})(?:-(\\d{2})|-?Q([1-4]))?");

  private Periods() {}

  /**
   * Numbers of periods, in order of time: months of the calendar where all are written as 2018,
   * 2018Q4 or 2018-12; else places in the order of their names.
   */
  static int[] numbers(List<String> periods) {
    List<String> sorted = new ArrayList<>(new TreeSet<>(periods));
    int[] numbers = new int[periods.size()];
    for (int i = 0; i < numbers.length; i++) {
      Matcher written = WRITTEN.matcher(periods.get(i));
      if (!written.matches()) {
        return periods.stream().mapToInt(sorted::indexOf).toArray();
      }
      int months =
          written.group(2) != null
              ? Integer.parseInt(written.group(2))
              : written.group(3) != null ? 3 * Integer.parseInt(written.group(3)) : 12;
      numbers[i] = 12 * Integer.parseInt(written.group(1)) + months;
    }
    return numbers;
  }
}
