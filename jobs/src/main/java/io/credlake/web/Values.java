package io.credlake.web;

import io.credlake.dashboard.CodeNames;
import io.credlake.dashboard.PanelColumn;
import io.credlake.dataset.Text;
import io.credlake.report.Language;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;

/**
 * Writes values for readers: numbers by their unit, codes by their names.
 *
 * @param language of the page
 * @param names of codes
 */
record Values(Language language, CodeNames names) {

  private static final List<String> ABSENT =
      List.of("not_reported", "not_applicable", "suppressed", "unavailable");

  /** The text of a value that is there. */
  String text(PanelColumn column, Object value) {
    Text word = column.words().get(value.toString());
    if (word != null) {
      return language.of(word.zh(), word.en());
    }
    return switch (column.unit()) {
      case PERCENT -> value instanceof Number share ? percent(share.doubleValue()) : plain(value);
      case COUNT -> value instanceof Number number ? count(number) : plain(value);
      case NUMBER ->
          value instanceof Number number ? language.number(number.doubleValue()) : plain(value);
      case SCORE ->
          value instanceof Number number ? language.fixed(number.doubleValue(), 1) : plain(value);
      case MONTH -> month(value);
      case DAY -> value instanceof LocalDate day ? day.toString() : plain(value);
      case YEAR, TEXT -> plain(value);
      case DEPARTMENT -> departments(plain(value));
      default -> names.name(column.unit(), plain(value), language);
    };
  }

  /** Why a value is missing: a key of {@code absent.*}. */
  static String absence(Object status) {
    String told = status == null ? "" : status.toString();
    return ABSENT.contains(told) ? told : "unknown";
  }

  private String percent(double share) {
    return language.fixed(100 * share, 1) + "%";
  }

  private String count(Number number) {
    return number instanceof Long whole
        ? language.count(whole)
        : language.number(number.doubleValue());
  }

  /** A month as statistics write it, alike in both languages. */
  private static String month(Object value) {
    return value instanceof LocalDate day ? YearMonth.from(day).toString() : plain(value);
  }

  private String departments(String codes) {
    return String.join(
        language.of("、", ", "),
        Arrays.stream(codes.split(","))
            .map(code -> names.name(PanelColumn.Unit.DEPARTMENT, code.strip(), language))
            .toList());
  }

  private static String plain(Object value) {
    return value.toString();
  }
}
