package io.credlake.refine;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Remembers what texts that come again and again lead to; not all of them, for garbage is of
 * endless variety.
 */
final class KnownTexts<T> {

  private static final int MOST = 10_000;

  private final Function<String, T> find;
  private final Map<String, T> known = new HashMap<>();

  /**
   * Nothing is known yet.
   *
   * @param find what a text leads to; never null
   */
  KnownTexts(Function<String, T> find) {
    this.find = find;
  }

  /** What a text leads to. */
  T of(String text) {
    T found = known.get(text);
    if (found == null) {
      found = find.apply(text);
      if (known.size() < MOST) {
        known.put(text, found);
      }
    }
    return found;
  }
}
