package io.credlake.access;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.credlake.code.CitizenNumber;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * What somebody did with a lake, as the journal of the audit holds it: one line of JSON.
 *
 * <p>Citizen numbers in texts are masked when the entry is made; no copy of the text is kept.
 *
 * @param id of the query, or of what else was done; equal ids are one
 * @param kind query, export, report or sign_in
 * @param userName who
 * @param source program that asked, as it calls itself; null: not told
 * @param address of the client; null: not known
 * @param text SQL, or what was asked for
 * @param objects tables, views and releases that were read or written, e.g. policy.coverage
 * @param release that was read; null: none
 * @param begun ISO 8601, UTC
 * @param ended ISO 8601, UTC; null: not yet
 * @param outcome begun, answered, refused, failed, cancelled or interrupted
 * @param reason why it was refused or failed; null: it was answered
 * @param rows that were given out; of a report its files
 * @param written rows that were written
 */
public record AuditEntry(
    String id,
    String kind,
    String userName,
    String source,
    String address,
    String text,
    List<String> objects,
    String release,
    String begun,
    String ended,
    String outcome,
    String reason,
    long rows,
    long written) {

  /** What is done past a single query. */
  public enum Kind {
    /** Data in files are given out. */
    EXPORT,
    /** Documents are given out. */
    REPORT,
    /** Somebody comes or goes. */
    SIGN_IN
  }

  /** Outcome of an entry whose query has not ended. */
  public static final String BEGUN = "begun";

  private static final int LONGEST = 10_000;
  private static final JsonMapper JSON = new JsonMapper();

  /** An entry without citizen numbers. */
  public AuditEntry {
    text = masked(text);
    reason = masked(reason);
    source = masked(source);
    objects = List.copyOf(objects);
  }

  /** A text in which every citizen number is replaced; cut after 10,000 characters. */
  public static String masked(String text) {
    if (text == null) {
      return null;
    }
    StringBuilder masked = new StringBuilder(text);
    for (int at = CitizenNumber.indexIn(masked); at >= 0; at = CitizenNumber.indexIn(masked)) {
      masked.replace(at, end(masked, at), "*".repeat(CitizenNumber.LENGTH));
    }
    if (masked.length() > LONGEST) {
      masked.replace(LONGEST, masked.length(), " …");
    }
    return masked.toString();
  }

  /** Where the number that begins at a position ends: it may hold two separators. */
  private static int end(CharSequence text, int start) {
    int end = start + CitizenNumber.LENGTH;
    while (CitizenNumber.indexIn(text.subSequence(start, end)) < 0) {
      end++;
    }
    return end;
  }

  /**
   * The entry of an export or report that ended now.
   *
   * @param outcome answered, refused, failed or cancelled
   * @param reason why it was refused or failed; null: it was answered
   */
  public static AuditEntry of(
      Kind kind,
      String user,
      String text,
      List<String> objects,
      String release,
      Instant begun,
      String outcome,
      String reason,
      long rows) {
    return ended(kind, user, null, text, objects, release, begun, outcome, reason, rows);
  }

  /**
   * The entry of a sign-in or sign-out.
   *
   * @param user a listed name, or what stands for one that is not: a password may have been typed
   *     into the field
   * @param address of the client
   * @param outcome answered or refused
   * @param reason why it was refused; null: it was not
   */
  public static AuditEntry ofSignIn(
      String user, String address, String text, Instant at, String outcome, String reason) {
    return ended(Kind.SIGN_IN, user, address, text, List.of(), null, at, outcome, reason, 0);
  }

  private static AuditEntry ended(
      Kind kind,
      String user,
      String address,
      String text,
      List<String> objects,
      String release,
      Instant begun,
      String outcome,
      String reason,
      long rows) {
    String name = kind.name().toLowerCase(Locale.ROOT);
    return new AuditEntry(
        name + "-" + UUID.randomUUID(),
        name,
        user,
        "credlake",
        address,
        text,
        objects,
        release,
        begun.toString(),
        Instant.now().toString(),
        outcome,
        reason,
        rows,
        0);
  }

  /** This entry, of a query whose server died before it ended. */
  public AuditEntry interrupted() {
    return new AuditEntry(
        id,
        kind,
        userName,
        source,
        address,
        text,
        objects,
        release,
        begun,
        null,
        "interrupted",
        "the server ended before the query did",
        0,
        0);
  }

  /** Whether it has ended. */
  @JsonIgnore
  public boolean isWhole() {
    return !outcome.equals(BEGUN);
  }

  /** The entry as one line. */
  public String line() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot write audit entry: " + id, e);
    }
  }

  /**
   * The entry of a line.
   *
   * @throws IllegalArgumentException if it is none, e.g. the half one of a machine that failed
   */
  public static AuditEntry of(String line) {
    try {
      return JSON.readValue(line, AuditEntry.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Invalid audit entry: " + e.getOriginalMessage(), e);
    }
  }
}
