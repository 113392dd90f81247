package io.credlake.export;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.regex.Pattern;

/**
 * What an export says of the release that it was made from; all times in it come from here.
 *
 * @param name of the release
 * @param asOf day whose knowledge it holds
 * @param created when it was made
 * @param program version of the program that made it
 * @param reason why it was made; null: it is the regular one
 * @param supersedes name of the release that it corrects; null: none
 * @param isProtected whether disclosure control went over the numbers
 */
public record ReleaseNote(
    String name,
    LocalDate asOf,
    Instant created,
    String program,
    String reason,
    String supersedes,
    boolean isProtected) {

  /** Name of what was never released. */
  public static final String UNRELEASED = "unreleased";

  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  /** A release that has a name which may stand in names of files, and its times. */
  public ReleaseNote {
    if (name == null || !NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("Invalid name of release: " + name);
    }
    if (asOf == null || created == null || program == null) {
      throw new IllegalArgumentException(
          "Invalid release, it needs as_of, created and program: " + name);
    }
  }

  /**
   * What a lake holds now, without a release and without disclosure control.
   *
   * @param known when the newest delivery was complete
   */
  public static ReleaseNote unreleased(Instant known, String program) {
    return new ReleaseNote(
        UNRELEASED, LocalDate.ofInstant(known, CHINA), known, program, null, null, false);
  }

  /** Day on which it was made, in China. */
  public LocalDate day() {
    return LocalDate.ofInstant(created, CHINA);
  }
}
