package io.credlake.dashboard;

import io.credlake.code.Regions;
import io.credlake.rate.Period;
import io.credlake.rate.Place;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The values that filters give to parameters.
 *
 * @param values text, Long or LocalDate by parameter; null: nothing is chosen
 */
public record Parameters(Map<Parameter, Object> values) {

  private static final int YEAR = 12;
  private static final int QUARTER = 3;

  /** Values that do not change any more. */
  public Parameters {
    values = Collections.unmodifiableMap(new EnumMap<>(values));
  }

  /**
   * The values of filters.
   *
   * @param newest period that stands where none is chosen
   * @throws IllegalArgumentException if there is no such region; the message names the nearest
   */
  public static Parameters of(Filters filters, Period newest, Regions regions) {
    Place place = Place.find(regions, filters.place());
    Period period = filters.period() == null ? newest : filters.chosenPeriod();
    Map<Parameter, Object> values = new EnumMap<>(Parameter.class);
    values.put(Parameter.REGION, place.code());
    values.put(Parameter.LEVEL, place.level());
    values.put(Parameter.PROVINCE, place.province().isEmpty() ? null : place.province());
    values.put(Parameter.PERIOD, period.toString());
    values.put(Parameter.KIND_OF_PERIOD, kind(period));
    values.put(Parameter.YEAR, (long) period.last().getYear());
    values.put(Parameter.FIRST_MONTH, period.first().atDay(1));
    values.put(Parameter.MONTH, period.last().atDay(1));
    values.put(Parameter.FIELD, filters.field());
    return new Parameters(values);
  }

  /** Only those that a statement asks for, so that what differs in others is answered alike. */
  public Parameters only(List<Parameter> asked) {
    Map<Parameter, Object> some = new EnumMap<>(Parameter.class);
    asked.forEach(one -> some.put(one, values.get(one)));
    return new Parameters(some);
  }

  /** A value as a reader writes it in SQL. */
  public String literal(Parameter parameter) {
    return switch (values.get(parameter)) {
      case null -> "NULL";
      case Long number -> number.toString();
      case LocalDate day -> "DATE '%s'".formatted(day);
      case Object text -> "'%s'".formatted(text.toString().replace("'", "''"));
    };
  }

  private static String kind(Period period) {
    return switch (period.months()) {
      case YEAR -> "year";
      case QUARTER -> "quarter";
      default -> "month";
    };
  }
}
