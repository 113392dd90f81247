package io.credlake.refine;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;

/** Looks up texts that come again and again, and remembers what was found. */
final class TextLookup {

  /** Stands for a text that leads to nothing. */
  static final byte[] NOTHING = {};

  private final KnownTexts<byte[]> known;

  TextLookup(Function<String, Optional<String>> find) {
    this.known =
        new KnownTexts<>(
            text ->
                find.apply(text)
                    .map(code -> code.getBytes(StandardCharsets.UTF_8))
                    .orElse(NOTHING));
  }

  /** What the slice leads to in UTF-8, or {@link #NOTHING}; the same array for the same text. */
  byte[] of(char[] chars, int offset, int length) {
    return known.of(new String(chars, offset, length));
  }
}
