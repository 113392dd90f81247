package io.credlake.trino.server;

import io.airlift.log.Logger;
import io.credlake.access.AccessList;
import io.credlake.access.AuditEntry;
import io.credlake.access.AuditJournal;
import io.trino.spi.eventlistener.QueryContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Carries the journal of the audit into the table {@code ops.audit}, a batch every few seconds.
 *
 * <p>A file of the journal is deleted once the table has its entries. Where that may not have come
 * about, at the start and after a failure, the entries come again and are known by their ids.
 */
final class AuditCarrier implements Runnable {

  private static final Logger LOG = Logger.get(AuditCarrier.class);
  private static final Duration PAUSE = Duration.ofSeconds(5);
  private static final String USER = AccessList.OWNER;
  private static final String SOURCE = "credlake-audit";
  private static final int LONGEST_STATEMENT = 500_000;

  private final AuditJournal journal;
  private final SelfConnection self;
  private boolean mayComeAgain = true;

  AuditCarrier(AuditJournal journal, SelfConnection self) {
    this.journal = journal;
    this.self = self;
  }

  /** Whether a query is one of the carrier; those are not written down. */
  static boolean isOwn(QueryContext context) {
    return context.getUser().equals(USER) && context.getSource().filter(SOURCE::equals).isPresent();
  }

  @Override
  public void run() {
    while (!Thread.currentThread().isInterrupted()) {
      carry();
      try {
        Thread.sleep(PAUSE);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /** Carries what is there; what cannot be carried stays for another time. */
  synchronized void carry() {
    try {
      List<Path> files = journal.closedFiles();
      if (files.isEmpty()) {
        return;
      }
      List<AuditEntry> entries = journal.entries(files);
      if (!entries.isEmpty()) {
        try (Connection connection = self.open(USER, SOURCE)) {
          for (List<AuditEntry> batch : batches(entries)) {
            insert(connection, batch);
          }
        }
      }
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
      mayComeAgain = false;
    } catch (IOException | SQLException e) {
      mayComeAgain = true;
      LOG.warn(e, "Cannot carry the audit into its table, it stays in the journal");
    }
  }

  private static List<List<AuditEntry>> batches(List<AuditEntry> entries) {
    List<List<AuditEntry>> batches = new ArrayList<>();
    int length = LONGEST_STATEMENT;
    for (AuditEntry entry : entries) {
      length += row(entry).length();
      if (length > LONGEST_STATEMENT) {
        batches.add(new ArrayList<>());
        length = row(entry).length();
      }
      batches.getLast().add(entry);
    }
    return batches;
  }

  private void insert(Connection connection, List<AuditEntry> batch) throws SQLException {
    String rows = batch.stream().map(AuditCarrier::row).collect(Collectors.joining(",\n"));
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          """
          INSERT INTO lake.ops.audit
          SELECT * FROM (VALUES
          %s
          ) AS v (id, kind, user_name, source, address, text, objects, release, begun_at, ended_at,
            outcome, reason, rows, rows_written)
          %s
          """
              .formatted(rows, mayComeAgain ? unknown(batch) : ""));
    }
  }

  /** Reads the table, which is most of what an insertion costs. */
  private static String unknown(List<AuditEntry> batch) {
    String first = batch.stream().map(AuditEntry::begun).min(String::compareTo).orElseThrow();
    return "WHERE id NOT IN (SELECT id FROM lake.ops.audit WHERE begun_at >= %s)"
        .formatted(time(first));
  }

  private static String row(AuditEntry entry) {
    return "(%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, BIGINT '%d', BIGINT '%d')"
        .formatted(
            text(entry.id()),
            text(entry.kind()),
            text(entry.userName()),
            text(entry.source()),
            text(entry.address()),
            text(entry.text()),
            entry.objects().stream()
                .map(AuditCarrier::text)
                .collect(Collectors.joining(", ", "CAST(ARRAY[", "] AS array(varchar))")),
            text(entry.release()),
            time(entry.begun()),
            time(entry.ended()),
            text(entry.outcome()),
            text(entry.reason()),
            entry.rows(),
            entry.written());
  }

  private static String text(String text) {
    return text == null ? "CAST(NULL AS varchar)" : "'" + text.replace("'", "''") + "'";
  }

  private static String time(String instant) {
    return "CAST(%s AS timestamp(6) with time zone)"
        .formatted(
            instant == null ? "NULL" : "from_iso8601_timestamp_nanos('%s')".formatted(instant));
  }
}
