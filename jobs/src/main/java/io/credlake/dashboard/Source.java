package io.credlake.dashboard;

import io.credlake.board.Boards;
import io.credlake.code.ChinaTime;
import io.credlake.rate.Period;
import io.credlake.release.ReleaseConnection;
import io.credlake.release.ReleaseNote;
import io.credlake.release.ReleasePoint;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Year;

/**
 * What answers: the lake as it stands, or a release.
 *
 * @param state changes when answers may change
 * @param point of the release; null: the lake as it stands
 * @param note what is said of it; null: nothing was delivered yet
 * @param newest newest period that was reported, a year if there is one; null: none was
 * @param first first month that was reported; null: none was
 * @param boards that have the rows of views in this state; null: the views themselves are asked
 */
public record Source(
    String state,
    ReleasePoint point,
    ReleaseNote note,
    Period newest,
    Period first,
    Boards boards) {

  /** The period that is shown unless another is chosen; this year where none was reported. */
  public Period shown() {
    return newest != null ? newest : Period.parse(Year.now(ChinaTime.ZONE).toString());
  }

  /** The period that is shown unless another is chosen, of what a connection answers from. */
  public static Period shown(Connection connection) throws SQLException {
    return Reported.in(connection, null).source(null, null, null).shown();
  }

  /** Asks it over a connection to the lake, which is closed in the end. */
  Connection over(Connection lake) throws SQLException {
    if (point != null) {
      return ReleaseConnection.of(lake, point);
    }
    return boards == null ? lake : boards.over(lake);
  }

  /** The same, of which boards have the rows. */
  Source with(Boards filled) {
    return new Source(state, point, note, newest, first, filled);
  }

  /** Whether it is the lake as it stands. */
  public boolean isLive() {
    return point == null;
  }
}
