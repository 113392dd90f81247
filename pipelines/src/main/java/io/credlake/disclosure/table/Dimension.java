package io.credlake.disclosure.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One way in which a table is divided: codes that are made of codes, to any depth.
 *
 * <p>With a total, the top code is everything, and a cell of it is the same as one without the
 * dimension. Without a total, such as years, nothing ties the top codes together.
 */
public final class Dimension {

  private final String id;
  private final boolean total;
  private final boolean overlapping;
  private final List<Code> tops;
  private final Map<String, Code> codes = new LinkedHashMap<>();
  private final Map<String, Code> parents = new LinkedHashMap<>();

  private Dimension(String id, boolean total, boolean overlapping, List<Code> tops) {
    this.id = id;
    this.total = total;
    this.overlapping = overlapping;
    this.tops = List.copyOf(tops);
    tops.forEach(this::enter);
  }

  /** A dimension whose top code is the total of everything. */
  public static Dimension withTotal(String id, Code total) {
    return new Dimension(id, true, false, List.of(total));
  }

  /** A dimension whose top codes have no total. */
  public static Dimension withoutTotal(String id, List<Code> tops) {
    return new Dimension(id, false, false, tops);
  }

  /** The same, where a unit may be in several parts: a whole is at most the sum of its parts. */
  public Dimension overlapping() {
    return new Dimension(id, total, true, tops);
  }

  private void enter(Code code) {
    if (codes.put(code.id(), code) != null) {
      throw new IllegalArgumentException(
          "Invalid dimension %s, a code is there twice: %s".formatted(id, code.id()));
    }
    for (Code part : code.parts()) {
      parents.put(part.id(), code);
      enter(part);
    }
  }

  /** Its id. */
  public String id() {
    return id;
  }

  /** Whether parts may share units. */
  public boolean isOverlapping() {
    return overlapping;
  }

  /** All codes, wholes before their parts. */
  public List<Code> codes() {
    return new ArrayList<>(codes.values());
  }

  /**
   * A code.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Code code(String code) {
    Code found = codes.get(code);
    if (found == null) {
      throw new IllegalArgumentException("Invalid code of %s: %s".formatted(id, code));
    }
    return found;
  }

  /** What a code is a part of; null: it is at the top. */
  public Code whole(String code) {
    return parents.get(code);
  }

  /** Whether a code is the total of everything. */
  public boolean isTotal(String code) {
    return total && tops.getFirst().id().equals(code);
  }
}
