package io.credlake.refine;

import io.credlake.fact.Reason;
import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * A day: 2018-07-01, 2018/7/1, 2018.7.1, 20180701, 2018年7月1日, or 43282 as spreadsheets count; years
 * 1900 to 2100.
 *
 * @param last whether it is the last day of an interval: the day after is kept, and none for the
 *     days from 2099-12-31 on, which senders write for "without end"
 */
record DateRule(int field, boolean last, Reason whenInvalid) implements FieldRule {

  private static final int SPREADSHEET_EPOCH = -25_569; // 1899-12-30
  private static final int FIRST_SERIAL = 20_000; // 1954
  private static final int LAST_SERIAL = 80_000; // 2119
  private static final int ENDLESS = Math.toIntExact(LocalDate.of(2099, 12, 31).toEpochDay());

  @Override
  public Reason refine(char[] chars, int offset, int length, RowInProgress row) {
    int day = parse(chars, offset, length);
    if (day == Integer.MIN_VALUE) {
      return whenInvalid;
    }
    if (!last) {
      row.keepDate(field, day);
    } else if (day < ENDLESS) {
      row.keepDate(field, day + 1);
    }
    return null;
  }

  @Override
  public Reason whenMissing() {
    return whenInvalid;
  }

  /** Days since 1970-01-01, or {@link Integer#MIN_VALUE} if the text is no day. */
  static int parse(char[] chars, int offset, int lengthWithTime) {
    int length = lengthOfDay(chars, offset, lengthWithTime);
    int end = offset + length;
    if (length == 5 && isNumber(chars, offset, end)) {
      int serial = number(chars, offset, end);
      return serial < FIRST_SERIAL || serial > LAST_SERIAL
          ? Integer.MIN_VALUE
          : SPREADSHEET_EPOCH + serial;
    }
    if (length == 8 && isNumber(chars, offset, end)) {
      return day(
          number(chars, offset, offset + 4),
          number(chars, offset + 4, offset + 6),
          number(chars, offset + 6, end));
    }
    int afterYear = digitsFrom(chars, offset, end);
    int afterMonth = digitsFrom(chars, Math.min(end, afterYear + 1), end);
    int afterDay = digitsFrom(chars, Math.min(end, afterMonth + 1), end);
    if (afterYear - offset != 4
        || lengthOutside(afterMonth - afterYear - 1)
        || lengthOutside(afterDay - afterMonth - 1)) {
      return Integer.MIN_VALUE;
    }
    char first = chars[afterYear];
    char second = chars[afterMonth];
    boolean chinese =
        first == '年' && second == '月' && afterDay == end - 1 && chars[afterDay] == '日';
    boolean separated =
        first == second && (first == '-' || first == '/' || first == '.') && afterDay == end;
    return chinese || separated
        ? day(
            number(chars, offset, afterYear),
            number(chars, afterYear + 1, afterMonth),
            number(chars, afterMonth + 1, afterDay))
        : Integer.MIN_VALUE;
  }

  /** Length without a time of day: exports write 2018-07-01 12:30:00. */
  private static int lengthOfDay(char[] chars, int offset, int length) {
    for (int i = 6; i < length; i++) {
      char c = chars[offset + i];
      if (c == ' ' || c == 'T') {
        return isTime(chars, offset + i + 1, offset + length) ? i : length;
      }
    }
    return length;
  }

  private static boolean isTime(char[] chars, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = chars[i];
      if ((c < '0' || c > '9') && c != ':' && c != '.') {
        return false;
      }
    }
    return to - from >= 4;
  }

  private static boolean lengthOutside(int digits) {
    return digits < 1 || digits > 2;
  }

  private static int day(int year, int month, int day) {
    if (year < 1900 || year > 2100) {
      return Integer.MIN_VALUE;
    }
    try {
      return Math.toIntExact(LocalDate.of(year, month, day).toEpochDay());
    } catch (DateTimeException e) {
      return Integer.MIN_VALUE;
    }
  }

  private static boolean isNumber(char[] chars, int from, int to) {
    return digitsFrom(chars, from, to) == to;
  }

  private static int digitsFrom(char[] chars, int from, int to) {
    int i = from;
    while (i < to && chars[i] >= '0' && chars[i] <= '9') {
      i++;
    }
    return i;
  }

  private static int number(char[] chars, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      number = number * 10 + chars[i] - '0';
    }
    return number;
  }
}
