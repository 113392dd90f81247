package io.credlake.command;

import io.credlake.access.AuditEntry;
import io.credlake.access.AuditEntry.Kind;
import io.credlake.access.AuditJournal;
import io.credlake.trino.TrinoServer;
import io.credlake.trino.query.SqlError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

/**
 * What a command gives out of a lake: the audit tells of it once, however it ends.
 *
 * @param lake folder of the lake
 * @param kind what is given out
 * @param user who asks
 * @param text what was asked for
 * @param objects tables and views it is made from; empty: the queries tell
 * @param release that it is made from; null: the lake as it stands
 */
record AuditedWork(
    Path lake, Kind kind, String user, String text, List<String> objects, String release) {

  /** The work itself. */
  @FunctionalInterface
  interface Work {

    /** Does it, and counts what it gives out as it does so: rows, or files of a report. */
    void run(LongAdder given) throws Exception;
  }

  /** Does the work, and writes down that it was answered, failed or was stopped. */
  void run(Work work) throws Exception {
    Instant begun = Instant.now();
    LongAdder given = new LongAdder();
    AtomicBoolean told = new AtomicBoolean();
    Thread stopped =
        new Thread(
            () -> {
              if (told.compareAndSet(false, true)) {
                write(begun, "cancelled", "the program was stopped", given.sum());
              }
            });
    Runtime.getRuntime().addShutdownHook(stopped);
    try {
      work.run(given);
      if (told.compareAndSet(false, true)) {
        write(begun, "answered", null, given.sum());
      }
    } catch (Exception e) {
      if (told.compareAndSet(false, true)) {
        fail(begun, e, given.sum());
      }
      throw e;
    } finally {
      forget(stopped);
    }
  }

  private void fail(Instant begun, Exception e, long given) {
    boolean isRefused = SqlError.isRefusal(e) || SqlError.isRefusal(e.getCause());
    String reason = e.getMessage() == null ? e.toString() : e.getMessage();
    try {
      write(begun, isRefused ? "refused" : "failed", reason, given);
    } catch (UncheckedIOException unwritten) {
      e.addSuppressed(unwritten);
    }
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      return; // it runs
    }
  }

  /** Writes down that it was refused. */
  void refuse(String reason) {
    write(Instant.now(), "refused", reason, 0);
  }

  private void write(Instant begun, String outcome, String reason, long given) {
    try {
      AuditJournal.put(
          TrinoServer.forLake(Credlake.home(), lake).auditFolder(),
          AuditEntry.of(kind, user, text, objects, release, begun, outcome, reason, given));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the audit, %s: %s".formatted(e, lake), e);
    }
  }
}
