package io.credlake.ticket;

import io.credlake.access.SpecialQuery;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** The tickets of special queries in {@code ops.ticket}, to which rows are only added. */
public final class Tickets {

  private static final String INSERT =
      """
      INSERT INTO lake.ops.ticket (ticket, event, user_name, approver, purpose, objects, regions,
        begins_at, expires_at, recorded_by)
      VALUES (?, ?, ?, ?, ?, %s, %s,
        CAST(from_iso8601_timestamp_nanos(?) AS timestamp(6) with time zone),
        CAST(from_iso8601_timestamp_nanos(?) AS timestamp(6) with time zone), ?)
      """;

  private final Connection connection;

  /** The tickets of a lake, asked as its owner. */
  public Tickets(Connection connection) {
    this.connection = connection;
  }

  /**
   * A ticket as it stands.
   *
   * @param number of the ticket
   * @param query what it allows
   * @param state live, pending (not begun), expired, or closed
   */
  public record Ticket(String number, SpecialQuery query, String state) {}

  /** Opens a ticket and returns its number. */
  public String open(SpecialQuery query, String recordedBy) throws SQLException {
    byte[] random = new byte[4];
    new SecureRandom().nextBytes(random);
    String number =
        "T%s-%s"
            .formatted(
                LocalDate.ofInstant(query.from(), ZoneOffset.UTC)
                    .format(DateTimeFormatter.BASIC_ISO_DATE),
                HexFormat.of().formatHex(random));
    insert(number, "open", query, query.purpose(), query.from(), recordedBy);
    return number;
  }

  /**
   * Closes a ticket, from now on.
   *
   * @throws IllegalArgumentException if there is none of that number, or it is closed
   */
  public void close(String number, String why, String recordedBy) throws SQLException {
    Ticket ticket =
        all().stream()
            .filter(one -> one.number().equals(number))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException("Cannot close ticket, there is none: " + number));
    if (ticket.state().equals("closed")) {
      throw new IllegalArgumentException("Cannot close ticket, it is closed: " + number);
    }
    insert(number, "close", ticket.query(), why, Instant.now(), recordedBy);
  }

  /** All tickets, the newest first. */
  public List<Ticket> all() throws SQLException {
    List<Ticket> tickets = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                SELECT o.ticket, o.user_name, o.approver, o.purpose,
                  array_join(o.objects, ','), array_join(o.regions, ','),
                  to_iso8601(o.begins_at), to_iso8601(o.expires_at),
                  CASE
                    WHEN o.ticket IN (SELECT ticket FROM lake.ops.ticket WHERE event = 'close')
                      THEN 'closed'
                    WHEN o.expires_at <= current_timestamp THEN 'expired'
                    WHEN o.begins_at > current_timestamp THEN 'pending'
                    ELSE 'live'
                  END
                FROM lake.ops.ticket o
                WHERE o.event = 'open'
                ORDER BY o.begins_at DESC, o.ticket
                """)) {
      while (row.next()) {
        tickets.add(
            new Ticket(
                row.getString(1),
                new SpecialQuery(
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    List.of(row.getString(5).split(",", -1)),
                    List.of(row.getString(6).split(",", -1)),
                    Instant.parse(row.getString(7)),
                    Instant.parse(row.getString(8))),
                row.getString(9)));
      }
    }
    return tickets;
  }

  private void insert(
      String number,
      String event,
      SpecialQuery query,
      String purpose,
      Instant begins,
      String recordedBy)
      throws SQLException {
    String sql = INSERT.formatted(array(query.objects()), array(query.regions()));
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, number);
      statement.setString(2, event);
      statement.setString(3, query.user());
      statement.setString(4, query.approver());
      statement.setString(5, purpose);
      statement.setString(6, begins.toString());
      statement.setString(7, query.expires().toString());
      statement.setString(8, recordedBy);
      statement.executeUpdate();
    }
  }

  /** Names of views and codes of regions hold no quotes: they were looked up. */
  private static String array(List<String> texts) {
    return texts.stream()
        .map(text -> "'" + text.replace("'", "''") + "'")
        .collect(Collectors.joining(", ", "ARRAY[", "]"));
  }
}
