package io.credlake.dashboard;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the SQL of a panel may ask for by name, as {@code :year}. */
public enum Parameter {
  /** Code of GB/T 2260; 000000 for the nation. */
  REGION("region"),
  /** Level of the region: nation, province, prefecture or county. */
  LEVEL("region"),
  /** Code of the province that the region is or lies in; null for the nation. */
  PROVINCE("region"),
  /** The period as people write it: 2018-12, 2018Q4 or 2018. */
  PERIOD("period"),
  /** month, quarter or year. */
  KIND_OF_PERIOD("period"),
  /** Year of the period. */
  YEAR("period"),
  /** First day of the period's first month. */
  FIRST_MONTH("period"),
  /** First day of the period's last month. */
  MONTH("period"),
  /** Key field; null for all. */
  FIELD("field");

  private final String filter;

  Parameter(String filter) {
    this.filter = filter;
  }

  /** Its name in SQL, without the colon. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The filter that it follows from: region, period or field. */
  public String filter() {
    return filter;
  }

  /** The names of all. */
  static List<String> keys() {
    return Arrays.stream(values()).map(Parameter::key).toList();
  }

  /** The parameter of a name; empty if there is none. */
  static Optional<Parameter> of(String key) {
    return Arrays.stream(values()).filter(one -> one.key().equals(key)).findFirst();
  }
}
