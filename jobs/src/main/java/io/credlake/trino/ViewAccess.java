package io.credlake.trino;

import io.credlake.access.Role;
import java.util.List;

/**
 * Who may read a view, and which part of it.
 *
 * @param readers roles that may; others are refused, and a view that names none has no readers
 * @param region columns that hold a region's code. Who has a region sees rows of it: those of which
 *     one column says so, or of which the first says 000000 or nothing, which are the nation's
 * @param department column with the sender, by which a steward sees the own rows; null: all
 * @param controlled columns that are masked in rows of feeds of controlled grade, see its column
 *     feed, unless a live ticket holds
 * @param national whether only users without a region may read it, since its rows tell none
 */
public record ViewAccess(
    List<Role> readers,
    List<String> region,
    String department,
    List<String> controlled,
    boolean national) {

  /** Nobody but the owner. */
  static final ViewAccess NOBODY = new ViewAccess(List.of(), null, null, null, false);

  /** Fills in what may be left out. */
  public ViewAccess {
    readers = orEmpty(readers);
    region = orEmpty(region);
    controlled = orEmpty(controlled);
  }

  private static <T> List<T> orEmpty(List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }
}
