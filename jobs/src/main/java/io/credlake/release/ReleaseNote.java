package io.credlake.release;

import io.credlake.code.ChinaTime;
import java.time.Instant;
import java.time.LocalDate;

/**
 * What reports and exports say of the release that they are made from. All instants in them are
 * from here, so that they can be made again byte for byte.
 *
 * @param name of the release; null: the live lake, which changes with every delivery
 * @param asOf last day that it speaks of; of a live lake, the day on which it was known
 * @param created when it was made; of a live lake, when its newest figure was known
 * @param program version of the program that made it
 * @param reason why it was made; null: it is the regular one
 * @param supersedes name of the release that it corrects; null: none
 */
public record ReleaseNote(
    String name,
    LocalDate asOf,
    Instant created,
    String program,
    String reason,
    String supersedes) {

  /** How a lake is called that is no release. */
  public static final String UNRELEASED = "unreleased";

  /** A note that has what it needs. */
  public ReleaseNote {
    if (asOf == null || created == null || program == null) {
      throw new IllegalArgumentException(
          "Invalid release note, it needs a day, an instant and a program: " + name);
    }
  }

  /**
   * A live lake as it stands.
   *
   * @param newest when its newest figure was known
   */
  public static ReleaseNote live(Instant newest, String program) {
    return new ReleaseNote(
        null, LocalDate.ofInstant(newest, ChinaTime.ZONE), newest, program, null, null);
  }

  /** Whether it is the live lake, and no release; nothing is kept back there. */
  public boolean isLive() {
    return name == null;
  }

  /** What a release is frozen to. */
  public ReleasePoint point() {
    return new ReleasePoint(new ReleaseName(name), asOf, created);
  }

  /** The name, fit for a file. */
  public String label() {
    return isLive() ? UNRELEASED : name;
  }

  /** The day in China on which it was made. */
  public LocalDate createdOn() {
    return LocalDate.ofInstant(created, ChinaTime.ZONE);
  }
}
