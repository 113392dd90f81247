package io.credlake.web.signin;

import static org.assertj.core.api.Assertions.assertThat;

import at.favre.lib.crypto.bcrypt.BCrypt;
import io.credlake.access.AccessList;
import io.credlake.access.AuditEntry;
import io.credlake.access.Passwords;
import io.credlake.trino.Endpoint;
import io.credlake.web.signin.SignIns.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is let in, and what the audit has of it. */
class SignInsTest {

  @TempDir private Path folder;

  private SignIns signIns;

  @BeforeEach
  void write() throws Exception {
    Files.createSymbolicLink(
        folder.resolve("codes"), Path.of("..").toAbsolutePath().normalize().resolve("conf/codes"));
    Files.writeString(
        folder.resolve("access.yaml"),
        "users: [{user: planner, role: planner}, {user: silent, role: planner}]\n");
    Files.writeString(
        folder.resolve("passwords"),
        "planner:%s\nstranger:%s\nsilent:$apr1$nonsense\n"
            .formatted(hash("open sesame"), hash("open sesame")));
    Files.writeString(folder.resolve("token"), "the-token\n");
    signIns =
        new SignIns(
            folder,
            new Passwords(folder.resolve("passwords")),
            folder.resolve("token"),
            folder.resolve("audit"),
            () -> Instant.parse("2019-03-20T10:00:00Z"));
  }

  private static String hash(String password) {
    return BCrypt.withDefaults().hashToString(4, password.toCharArray());
  }

  private List<AuditEntry> audit() throws Exception {
    try (Stream<Path> files = Files.list(folder.resolve("audit"))) {
      return files.map(SignInsTest::entry).toList();
    }
  }

  private static AuditEntry entry(Path file) {
    try {
      return AuditEntry.of(Files.readString(file).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aListedUserIsLetInByThePassword() throws Exception {
    assertThat(signIns.attempt(" planner ", "open sesame", "10.0.0.1"))
        .isEqualTo(new Outcome.In("planner", "planner"));
    AuditEntry entry = audit().getFirst();
    assertThat(entry.kind()).isEqualTo("sign_in");
    assertThat(entry.userName()).isEqualTo("planner");
    assertThat(entry.address()).isEqualTo("10.0.0.1");
    assertThat(entry.outcome()).isEqualTo("answered");
  }

  @Test
  void theOwnerIsLetInByTheTokenAndOnlyReads() throws Exception {
    assertThat(signIns.attempt(Endpoint.owner(), "the-token", "10.0.0.1"))
        .isEqualTo(new Outcome.In(Endpoint.owner(), AccessList.READER));
    assertThat(signIns.attempt(Endpoint.owner(), "open sesame", "10.0.0.1"))
        .isEqualTo(new Outcome.Wrong());
  }

  /** Who is not in access.yaml is not let in, even with the right password. */
  @ParameterizedTest
  @CsvSource({
    "planner, wrong, planner",
    "planner, '', planner",
    "stranger, open sesame, (not listed)",
    "silent, open sesame, silent",
    "silent, '$apr1$nonsense', silent",
    "my password, open sesame, (not listed)",
    "credlake, the-token, (not listed)",
    "credlake-reader, the-token, (not listed)",
    "'', '', (not listed)",
  })
  void allElseIsRefusedInTheSameWords(String user, String password, String audited)
      throws Exception {
    assertThat(signIns.attempt(user, password, "10.0.0.1")).isEqualTo(new Outcome.Wrong());
    assertThat(audit()).extracting(AuditEntry::userName).containsExactly(audited);
    assertThat(audit().getFirst().outcome()).isEqualTo("refused");
    assertThat(audit().getFirst().line()).doesNotContain("sesame").doesNotContain("my password");
  }

  @Test
  void whoFailedTooOftenWaitsEvenWithTheRightPassword() throws Exception {
    for (int i = 0; i < 5; i++) {
      assertThat(signIns.attempt("planner", "guess" + i, "10.0.0.1"))
          .isEqualTo(new Outcome.Wrong());
    }
    assertThat(signIns.attempt("planner", "open sesame", "10.0.0.1"))
        .isEqualTo(new Outcome.Wait(Duration.ofSeconds(15)));
    assertThat(audit()).extracting(AuditEntry::reason).contains("too many attempts failed");
  }

  @Test
  void aPasswordLongerThanBcryptTakesIsWrong() throws Exception {
    assertThat(signIns.attempt("planner", "x".repeat(500), "10.0.0.1"))
        .isEqualTo(new Outcome.Wrong());
  }

  @Test
  void aChangedPasswordHoldsAtOnce() throws Exception {
    Files.writeString(folder.resolve("passwords"), "planner:" + hash("another") + "\n");
    assertThat(signIns.attempt("planner", "open sesame", "10.0.0.1"))
        .isEqualTo(new Outcome.Wrong());
    assertThat(signIns.attempt("planner", "another", "10.0.0.1"))
        .isEqualTo(new Outcome.In("planner", "planner"));
  }
}
