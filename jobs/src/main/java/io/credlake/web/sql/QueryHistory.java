package io.credlake.web.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.credlake.access.AuditEntry;
import io.credlake.web.store.PrivateFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * What each user ran on the SQL page, the newest first. It is a help of the page, bounded and
 * deletable; what counts as evidence is the audit.
 */
public final class QueryHistory {

  /** Runs of a user that are remembered. */
  static final int MOST = 200;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final PrivateFolder folder;

  /** The history in a folder. */
  public QueryHistory(PrivateFolder folder) {
    this.folder = folder;
  }

  /**
   * A run that ended.
   *
   * @param at when it began, ISO 8601, UTC
   * @param text what was asked, citizen numbers masked
   * @param release that answered; null: the lake as it stood
   * @param state finished, failed or cancelled
   * @param rows that were kept; -1: it gave none
   * @param isCut whether there were more
   * @param millis how long it took
   * @param error what was wrong; null: nothing
   */
  public record Entry(
      String at,
      String text,
      String release,
      String state,
      int rows,
      boolean isCut,
      long millis,
      String error) {

    static Entry of(SqlRun run) {
      return new Entry(
          run.begun().toString(),
          AuditEntry.masked(run.question().text()),
          run.question().release(),
          run.state().name().toLowerCase(Locale.ROOT),
          run.result() == null ? -1 : run.result().rows().size(),
          run.result() != null && run.result().isCut(),
          run.elapsed().toMillis(),
          run.error() == null ? null : AuditEntry.masked(run.error().message()));
    }
  }

  /** Remembers a run; plans are no runs. */
  public synchronized void add(SqlRun run) throws IOException {
    if (run.question().isPlan()) {
      return;
    }
    List<Entry> entries = new ArrayList<>(of(run.user()));
    entries.addFirst(Entry.of(run));
    StringBuilder lines = new StringBuilder();
    for (Entry entry : entries.subList(0, Math.min(MOST, entries.size())).reversed()) {
      lines.append(JSON.writeValueAsString(entry)).append('\n');
    }
    folder.write(file(run.user()), lines.toString());
  }

  /** What a user ran, the newest first. */
  public synchronized List<Entry> of(String user) throws IOException {
    List<Entry> entries = new ArrayList<>();
    for (String line : folder.read(file(user)).orElse("").lines().toList()) {
      try {
        entries.add(JSON.readValue(line, Entry.class));
      } catch (JsonProcessingException e) {
        continue; // a line of another version is no help any more
      }
    }
    Collections.reverse(entries);
    return entries;
  }

  /** Forgets what a user ran. */
  public synchronized void clear(String user) throws IOException {
    folder.delete(file(user));
  }

  /** Names of users of the machine may hold anything. */
  private static String file(String user) {
    return DigestUtils.sha256Hex(user) + ".jsonl";
  }
}
