package io.credlake.refine;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Looks up texts that come again and again, and remembers what was found. */
final class TextLookup {

  /** Stands for a text that leads to nothing. */
  static final byte[] NOTHING = {};

  private static final int MOST_KNOWN = 10_000;

  private final Function<String, Optional<String>> find;
  private final Map<String, byte[]> known = new HashMap<>();

  TextLookup(Function<String, Optional<String>> find) {
    this.find = find;
  }

  /** What the slice leads to in UTF-8, or {@link #NOTHING}; the same array for the same text. */
  byte[] of(char[] chars, int offset, int length) {
    String text = new String(chars, offset, length);
    byte[] found = known.get(text);
    if (found == null) {
      found = find.apply(text).map(code -> code.getBytes(StandardCharsets.UTF_8)).orElse(NOTHING);
      if (known.size() < MOST_KNOWN) {
        known.put(text, found);
      }
    }
    return found;
  }
}
