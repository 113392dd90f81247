package io.credlake.lake;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * What is about to be added to several tables of a lake, until it was added to all.
 *
 * <p>It is a row in the catalogue. Only the holder of the {@link WriterLock} writes it, so that
 * there is never more than one: whoever takes the lock over sees what was begun before.
 */
public final class CommitJournal {

  private final Lake lake;

  /**
   * A commit that was begun.
   *
   * @param runId run that began it
   * @param checkpointId checkpoint whose files it adds
   * @param files the files, as the run wrote them down
   */
  public record Entry(String runId, long checkpointId, byte[] files) {}

  /** The journal of a lake. */
  public CommitJournal(Lake lake) {
    this.lake = lake;
  }

  /** The commit that was begun but not ended, if there is one. */
  public Optional<Entry> open() {
    try (Connection connection = connect();
        PreparedStatement select =
            connection.prepareStatement(
                "SELECT run, checkpoint, files FROM credlake_commit WHERE id = 1");
        ResultSet row = select.executeQuery()) {
      return row.next()
          ? Optional.of(new Entry(row.getString(1), row.getLong(2), row.getBytes(3)))
          : Optional.empty();
    } catch (SQLException e) {
      throw failed("read", e);
    }
  }

  /**
   * Notes that a commit begins, or begins again.
   *
   * @throws IllegalStateException if its run does not hold the lock of the facts
   */
  public void begin(Entry entry) {
    try (Connection connection = connect()) {
      connection.setAutoCommit(false);
      WriterLock.keep(connection, lake, WriterLock.Part.FACTS, entry.runId());
      try (PreparedStatement insert =
          connection.prepareStatement(
              """
              INSERT INTO credlake_commit (id, run, checkpoint, files) VALUES (1, ?, ?, ?)
              ON CONFLICT (id) DO UPDATE SET
                run = excluded.run, checkpoint = excluded.checkpoint, files = excluded.files
              """)) {
        insert.setString(1, entry.runId());
        insert.setLong(2, entry.checkpointId());
        insert.setBytes(3, entry.files());
        insert.executeUpdate();
      }
      connection.commit();
    } catch (SQLException e) {
      throw failed("write", e);
    }
  }

  /** Notes that a commit has ended, unless another one has begun meanwhile. */
  public void end(Entry entry) {
    try (Connection connection = connect();
        PreparedStatement delete =
            connection.prepareStatement(
                "DELETE FROM credlake_commit WHERE id = 1 AND run = ? AND checkpoint = ?")) {
      delete.setString(1, entry.runId());
      delete.setLong(2, entry.checkpointId());
      delete.executeUpdate();
    } catch (SQLException e) {
      throw failed("write", e);
    }
  }

  private Connection connect() throws SQLException {
    return lake.place()
        .catalogue()
        .connect(
            """
            CREATE TABLE IF NOT EXISTS credlake_commit (
              id INTEGER PRIMARY KEY, run VARCHAR(100), checkpoint BIGINT, files BYTEA)
            """);
  }

  private static IllegalStateException failed(String what, SQLException e) {
    return new IllegalStateException(
        "Cannot %s the journal of the lake, %s".formatted(what, e.getMessage()), e);
  }
}
