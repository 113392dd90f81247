package io.credlake.dataset;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A column of a dataset.
 *
 * @param name in small letters, digits and _
 * @param title what it is, in a few words
 * @param description what it is, in full; null: the title says all
 * @param role what it is for
 * @param type of its values
 * @param codes name of the code list that its values are of; null if they are of none
 * @param concept SDMX concept; null: the name in capitals
 * @param unit unit of a measure, a code of the list {@code unit}; null for other roles, and see
 *     unitFrom
 * @param unitFrom column that tells the unit of each row; null if it is always the same
 * @param protection how a measure is protected, and an attribute that follows from measures; null
 *     for others
 * @param from measures that it follows from; also of a linked one, if that it is there does
 * @param linkedTo {@code dataset.measure} that a linked one tells the same as; null for others
 * @param linkedOn columns of that dataset by the columns here that hold their values, where the
 *     names differ
 * @param openBecause why an open measure tells of no organisation; null for others
 * @param status column that says whether the measure is there, if that of the dataset does not
 */
public record Column(
    String name,
    Text title,
    Text description,
    Role role,
    Type type,
    String codes,
    String concept,
    String unit,
    String unitFrom,
    Protection protection,
    List<String> from,
    String linkedTo,
    Map<String, String> linkedOn,
    String openBecause,
    RowStatus status) {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

  /** What a column is for. */
  public enum Role {
    /** Tells rows apart. */
    DIMENSION,
    /** Tells rows apart by time: {@code 2018}, {@code 2018-Q4} or {@code 2018-12}. */
    TIME,
    /** A number that is published. */
    MEASURE,
    /** Says something of the row. */
    ATTRIBUTE,
    /** Says whether a measure is there, and why not. */
    FLAG
  }

  /** What the values of a column are; null is possible in all but dimensions and time. */
  public enum Type {
    /** Any text. */
    TEXT,
    /** A whole number of up to 64 bits. */
    INTEGER,
    /** A number of double precision, never NaN or infinite. */
    NUMBER,
    /** True or false. */
    BOOLEAN,
    /** A day. */
    DATE
  }

  /** A column with what was left out as empty. */
  public Column {
    from = from == null ? List.of() : List.copyOf(from);
    linkedOn = linkedOn == null ? Map.of() : Map.copyOf(linkedOn);
  }

  /**
   * Makes sure that it has what its role needs and nothing else. This is not the constructor's, so
   * that a misspelt key is told as such and not as a missing one.
   *
   * @throws IllegalArgumentException if not
   */
  void check() {
    if (name == null || !NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("Invalid name of column: " + name);
    }
    if (title == null || role == null || type == null) {
      throw new IllegalArgumentException("Invalid column, it needs title, role and type: " + name);
    }
    boolean measure = role == Role.MEASURE;
    if (measure && type != Type.INTEGER && type != Type.NUMBER) {
      throw new IllegalArgumentException("Invalid measure, it must be integer or number: " + name);
    }
    if (measure != (unit != null ^ unitFrom != null)) {
      throw new IllegalArgumentException(
          "Invalid column, measures and only they have unit or unit_from: " + name);
    }
    boolean follows = role == Role.ATTRIBUTE && protection == Protection.DERIVED;
    if (measure != (protection != null) && !follows) {
      throw new IllegalArgumentException(
          "Invalid column, measures and derived attributes and only they have protection: " + name);
    }
    boolean mayFollow = protection == Protection.DERIVED || protection == Protection.LINKED;
    if (from.isEmpty() ? protection == Protection.DERIVED : !mayFollow) {
      throw new IllegalArgumentException(
          "Invalid column, derived and linked ones and only they have from: " + name);
    }
    if ((protection == Protection.LINKED) != (linkedTo != null)) {
      throw new IllegalArgumentException(
          "Invalid column, linked measures and only they have linked_to: " + name);
    }
    if ((protection == Protection.OPEN) != (openBecause != null)) {
      throw new IllegalArgumentException(
          "Invalid column, open measures and only they have open_because: " + name);
    }
    if (status != null && !measure) {
      throw new IllegalArgumentException("Invalid column, only measures have status: " + name);
    }
    if (role == Role.TIME && type != Type.TEXT) {
      throw new IllegalArgumentException("Invalid time, it must be text: " + name);
    }
    if (codes != null && type != Type.TEXT) {
      throw new IllegalArgumentException("Invalid column, codes are text: " + name);
    }
  }

  /** A flag of a dataset. */
  static Column flag(String name, Text title, String codes) {
    return new Column(
        name, title, null, Role.FLAG, Type.TEXT, codes, null, null, null, null, null, null, null,
        null, null);
  }

  /** Whether its values tell rows apart. */
  public boolean isKey() {
    return role == Role.DIMENSION || role == Role.TIME;
  }

  /** Whether it is a number that is published. */
  public boolean isMeasure() {
    return role == Role.MEASURE;
  }

  /** Whether the value may be kept back. */
  public boolean isProtected() {
    return protection != null && protection != Protection.OPEN;
  }

  /** Whether it has flags of its own. */
  public boolean hasFlags() {
    return isProtected() || status != null;
  }

  /** What it is, in full. */
  public Text explanation() {
    return description == null ? title : description;
  }
}
