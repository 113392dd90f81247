package io.credlake.report.query;

import io.credlake.report.ReleaseNote;
import java.sql.SQLException;
import java.time.Instant;

/** A lake as it stands now, in place of a release. */
public final class LiveLake {

  private LiveLake() {}

  /**
   * What documents made from a live lake say of it: when its newest figure was computed.
   *
   * @param program version of the program
   * @throws IllegalArgumentException if nothing was counted yet
   */
  public static ReleaseNote note(Rows rows, String program) throws SQLException {
    String newest =
        rows.ask(
                """
                SELECT date_format(
                  max(at) AT TIME ZONE 'UTC', '%Y-%m-%dT%H:%i:%sZ') AS newest
                FROM (
                  SELECT max(computed_at) AS at FROM lake.stat.coverage_round
                  UNION ALL
                  SELECT max(completed_at) FROM lake.policy.taken_delivery)
                """,
                row -> new String[] {row.text("newest")})
            .getFirst()[0];
    if (newest == null) {
      throw new IllegalArgumentException("Cannot write a report, nothing was delivered yet");
    }
    return ReleaseNote.live(Instant.parse(newest), program);
  }
}
