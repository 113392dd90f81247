package io.credlake.release;

import io.credlake.lake.FrozenViews;
import java.util.regex.Pattern;

/**
 * The name of a release, e.g. 2018 or 2018-r1.
 *
 * @param text lower-case letters, digits, _ and -, beginning with a letter or digit, at most 40
 */
public record ReleaseName(String text) {

  private static final Pattern VALID = Pattern.compile("[a-z0-9][a-z0-9_-]{0,39}");
  private static final String PREFIX = "release_";

  /** A name that is valid, or an {@link IllegalArgumentException}. */
  public ReleaseName {
    if (text == null || !VALID.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "Invalid name of a release, 1 to 40 of a-z, 0-9, _ and -, a letter or digit first: "
              + text);
    }
  }

  /** The Iceberg tag of what it pins. */
  public String tag() {
    return PREFIX + text;
  }

  /** The schema of its frozen views; to be quoted in SQL. */
  public String schema() {
    return FrozenViews.schemaOf(text);
  }

  @Override
  public String toString() {
    return text;
  }
}
