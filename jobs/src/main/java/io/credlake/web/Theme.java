package io.credlake.web;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How pages are coloured. */
public enum Theme {
  /** As the reader's machine is set. */
  AUTO,
  /** Dark on light. */
  LIGHT,
  /** Light on dark. */
  DARK;

  /** Its name in addresses and style sheets. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The theme of a name; empty if there is none. */
  static Optional<Theme> of(String name) {
    return Arrays.stream(values()).filter(theme -> theme.key().equals(name)).findFirst();
  }
}
