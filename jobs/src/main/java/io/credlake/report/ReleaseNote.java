package io.credlake.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * What a document was made from. All instants of a document are from here, so that it can be made
 * again byte for byte.
 *
 * @param name of the release; null: the live lake, which changes with every delivery
 * @param asOf day on which what the release holds was known
 * @param created when the release was made; of a live lake, when its newest figure was computed
 * @param program version of the program
 * @param reason why it was made; null: none is told
 */
public record ReleaseNote(
    String name, LocalDate asOf, Instant created, String program, String reason) {

  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  /** A note that has what it needs. */
  public ReleaseNote {
    if (asOf == null || created == null || program == null) {
      throw new IllegalArgumentException(
          "Invalid release note, it needs a day, an instant and a program: " + name);
    }
  }

  /** A live lake as it stands. */
  public static ReleaseNote live(Instant newest, String program) {
    return new ReleaseNote(null, LocalDate.ofInstant(newest, CHINA), newest, program, null);
  }

  /** Whether it is the live lake, and no release. */
  public boolean isLive() {
    return name == null;
  }

  /** The day in China on which it was made. */
  public LocalDate createdOn() {
    return LocalDate.ofInstant(created, CHINA);
  }

  /** How it is called. */
  public String title(Language language) {
    return isLive() ? language.of("实时数据（未发布）", "live data, not a release") : name;
  }
}
