package io.credlake.fact;

/**
 * One column of a table of the lake.
 *
 * @param name in snake case
 * @param type of its values
 * @param required whether every row has a value; else null means "not reported"
 * @param doc what it is: unit, range, time zone and meaning of null
 */
public record Field(String name, Type type, boolean required, String doc) {

  /** The types of the lake's columns. */
  public enum Type {
    BOOLEAN,
    LONG,
    /** A decimal number of 18 digits, two of them behind the point. */
    MONEY,
    DOUBLE,
    TEXT,
    DATE,
    /** An instant, in microseconds of UTC. */
    INSTANT,
    /** 16 bytes. */
    IDENTITY,
    TEXTS,
    /** Counts by name. */
    COUNTS
  }

  /** A column that always has a value. */
  public static Field required(String name, Type type, String doc) {
    return new Field(name, type, true, doc);
  }

  /** A column that may have none. */
  public static Field optional(String name, Type type, String doc) {
    return new Field(name, type, false, doc);
  }
}
