package io.credlake.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditJournalTest {

  @TempDir private Path folder;

  private static AuditEntry entry(String id, String outcome) {
    return new AuditEntry(
        id,
        "query",
        "ann",
        null,
        null,
        "SELECT 1",
        List.of(),
        null,
        "2018-06-01T12:00:00Z",
        outcome.equals(AuditEntry.BEGUN) ? null : "2018-06-01T12:00:01Z",
        outcome,
        null,
        1,
        0);
  }

  @Test
  void whatWasBegunAndEndedIsOneEntry() throws IOException {
    try (AuditJournal journal = new AuditJournal(folder)) {
      journal.append(entry("a", AuditEntry.BEGUN));
      journal.append(entry("a", "answered"));
      assertThat(journal.entries(journal.closedFiles())).containsExactly(entry("a", "answered"));
    }
  }

  @Test
  void aRunningQueryIsCarriedIntoTheNextFile() throws IOException {
    try (AuditJournal journal = new AuditJournal(folder)) {
      journal.append(entry("long", AuditEntry.BEGUN));
      journal.append(entry("short", "refused"));
      List<Path> first = journal.closedFiles();
      assertThat(journal.entries(first)).containsExactly(entry("short", "refused"));
      for (Path file : first) {
        Files.delete(file);
      }
      assertThat(journal.closedFiles()).isEmpty();
      journal.append(entry("long", "answered"));
      assertThat(journal.entries(journal.closedFiles())).containsExactly(entry("long", "answered"));
    }
  }

  @Test
  void aQueryWhoseServerDiedIsInterrupted() throws IOException {
    try (AuditJournal dead = new AuditJournal(folder)) {
      dead.append(entry("a", "answered"));
      dead.append(entry("b", AuditEntry.BEGUN));
    }
    try (AuditJournal next = new AuditJournal(folder)) {
      assertThat(next.entries(next.closedFiles()))
          .extracting(AuditEntry::id, AuditEntry::outcome)
          .containsExactlyInAnyOrder(tuple("a", "answered"), tuple("b", "interrupted"));
    }
  }

  @Test
  void theHalfLineOfAMachineThatFailedIsPassedOver() throws IOException {
    try (AuditJournal dead = new AuditJournal(folder)) {
      dead.append(entry("a", "answered"));
    }
    try (Stream<Path> files = Files.list(folder)) {
      byte[] half = "{\"id\":\"b\",\"text\":\"省".getBytes(StandardCharsets.UTF_8);
      Files.write(
          files.findFirst().orElseThrow(),
          Arrays.copyOf(half, half.length - 1), // within a character
          StandardOpenOption.APPEND);
    }
    try (AuditJournal next = new AuditJournal(folder)) {
      assertThat(next.entries(next.closedFiles())).containsExactly(entry("a", "answered"));
    }
  }

  @Test
  void anotherProcessPutsAnExportBeside() throws IOException {
    Path lake = folder.resolve("trino/audit");
    AuditEntry export =
        AuditEntry.of(
            AuditEntry.Kind.EXPORT,
            "ann",
            "export coverage",
            List.of("open.coverage"),
            "2018",
            Instant.EPOCH,
            "answered",
            null,
            7);
    AuditJournal.put(lake, export);
    assertThat(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("trino"))))
        .isEqualTo("rwx------");
    try (AuditJournal journal = new AuditJournal(lake)) {
      assertThat(journal.entries(journal.closedFiles())).containsExactly(export);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "name = '11010519491231002X', name = '******************'",
    "110105 19491231 002X and 11010519491231002x, ****************** and ******************",
    "１１０１０５１９４９１２３１００２Ｘ, ******************",
    "credit_code = '91110000M000100Y6T', credit_code = '91110000M000100Y6T'"
  })
  void citizenNumbersAreMasked(String text, String masked) {
    assertThat(AuditEntry.masked(text)).isEqualTo(masked);
  }

  @Test
  void longTextsAreCut() {
    assertThat(AuditEntry.masked("x".repeat(20_000))).hasSize(10_002).endsWith("x …");
  }

  @Test
  void whatIsNoEntryIsRefused() {
    assertThatThrownBy(() -> AuditEntry.of("{}x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Invalid audit entry: ");
  }
}
