package io.credlake.disclosure.table;

/**
 * What is counted or summed; cells of one measure with the same codes are one cell in all tables.
 *
 * @param id of the measure
 * @param kind of its numbers
 */
public record Measure(String id, Kind kind) {

  /** A number of units, such as organisations. */
  public static Measure count(String id) {
    return new Measure(id, Kind.COUNT);
  }

  /** A sum of amounts of units, such as money. */
  public static Measure magnitude(String id) {
    return new Measure(id, Kind.MAGNITUDE);
  }

  /** What the numbers of a measure are. */
  public enum Kind {
    /** Units; whole numbers. */
    COUNT,
    /** Amounts of units. */
    MAGNITUDE
  }
}
