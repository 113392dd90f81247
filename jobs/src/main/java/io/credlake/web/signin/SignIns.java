package io.credlake.web.signin;

import io.credlake.access.AccessList;
import io.credlake.access.AccessUser;
import io.credlake.access.AuditEntry;
import io.credlake.access.AuditJournal;
import io.credlake.access.Passwords;
import io.credlake.trino.Endpoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Lets users of {@code conf/access.yaml} in by their passwords, and the owner of the lake by its
 * token, as Trino does. Each attempt is written into the audit.
 */
public final class SignIns {

  /** What stands in the audit for a name that is not listed: it may be a password. */
  static final String UNLISTED = "(not listed)";

  private final Path conf;
  private final Passwords passwords;
  private final Path token;
  private final Path audit;
  private final Attempts attempts;
  private final InstantSource clock;
  private volatile Listed listed;

  /** The users of the list as it was when it was written last. */
  private record Listed(FileTime written, Set<String> users) {}

  /**
   * Nobody is signed in yet.
   *
   * @param conf folder of {@code access.yaml}
   * @param token file of the lake's token
   * @param audit folder of the audit's journal
   */
  public SignIns(Path conf, Passwords passwords, Path token, Path audit, InstantSource clock) {
    this.conf = conf;
    this.passwords = passwords;
    this.token = token;
    this.audit = audit;
    this.attempts = new Attempts(clock);
    this.clock = clock;
  }

  /** What came of an attempt. */
  public sealed interface Outcome {

    /**
     * The password is right.
     *
     * @param name of who is signed in
     * @param asked as whom Trino is asked
     */
    record In(String name, String asked) implements Outcome {}

    /** There is no such user, or the password is another. */
    record Wrong() implements Outcome {}

    /**
     * Too many attempts failed.
     *
     * @param left until another may be made
     */
    record Wait(Duration left) implements Outcome {}
  }

  /**
   * Looks at an attempt.
   *
   * @param address of the client
   * @throws IOException if it cannot be audited, or a file cannot be read; nobody is let in then
   */
  public Outcome attempt(String user, String password, String address) throws IOException {
    String name = user.strip();
    Duration wait = attempts.begin(name, address);
    boolean isOwner = name.equals(Endpoint.owner());
    boolean isListed =
        AccessList.read(conf).users().stream().anyMatch(listed -> listed.name().equals(name));
    String audited = isOwner || isListed ? name : UNLISTED;
    if (wait.isPositive()) {
      audit(audited, address, "sign in", "refused", "too many attempts failed");
      return new Outcome.Wait(wait);
    }
    // also for a name that is not listed: the time tells nobody who there is
    boolean isRight = isOwner ? isToken(password) : passwords.isRight(name, password) && isListed;
    if (!isRight) {
      audit(audited, address, "sign in", "refused", "wrong user or password");
      return new Outcome.Wrong();
    }
    audit(name, address, "sign in", "answered", null);
    attempts.succeeded(name, address);
    return new Outcome.In(name, isOwner ? AccessList.READER : name);
  }

  /**
   * Whether who has signed in may stay so: not who was struck off the list since.
   *
   * @param asked as whom Trino is asked for that user
   * @throws IOException if the list cannot be read; nobody may stay then
   */
  public boolean mayStay(String asked) throws IOException {
    if (asked.equals(AccessList.READER)) {
      return true;
    }
    Path file = conf.resolve("access.yaml");
    if (!Files.exists(file)) {
      return false;
    }
    FileTime written = Files.getLastModifiedTime(file);
    Listed known = listed;
    if (known == null || !known.written().equals(written)) {
      known =
          new Listed(
              written,
              AccessList.read(conf).users().stream()
                  .map(AccessUser::name)
                  .collect(Collectors.toUnmodifiableSet()));
      listed = known;
    }
    return known.users().contains(asked);
  }

  /** Writes down that somebody signed out. */
  public void signedOut(String name, String address) throws IOException {
    audit(name, address, "sign out", "answered", null);
  }

  private boolean isToken(String password) throws IOException {
    String real = Files.readString(token, StandardCharsets.US_ASCII).strip();
    return MessageDigest.isEqual(
        real.getBytes(StandardCharsets.UTF_8), password.strip().getBytes(StandardCharsets.UTF_8));
  }

  private void audit(String user, String address, String text, String outcome, String reason)
      throws IOException {
    AuditJournal.put(
        audit, AuditEntry.ofSignIn(user, address, text, clock.instant(), outcome, reason));
  }

  /** The role of a user in words of {@code conf/access.yaml}; empty: it is the owner. */
  public static Optional<String> role(AccessList list, String asked) {
    return list.users().stream()
        .filter(user -> user.name().equals(asked))
        .findFirst()
        .map(user -> user.role().code());
  }
}
