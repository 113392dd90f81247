package io.credlake.dashboard;

import io.credlake.trino.query.SqlError;
import io.credlake.trino.query.SqlText;
import java.sql.SQLException;

/** Finds in a panel's files what Trino found wrong. */
public final class PanelFault {

  private PanelFault() {}

  /** The mistake in the panel that something came of; null if it came of none. */
  public static PanelException of(PanelFile panel, Throwable cause) {
    return switch (cause) {
      case PanelException fault -> fault;
      case SQLException e -> {
        SqlError error = SqlError.of(e, new SqlText(panel.query().text(), 1, 1));
        yield error.line() == 0
            ? null
            : new PanelException(
                panel.sqlFile(), panel.query().line() + error.line() - 1, error.message());
      }
      case null, default -> null;
    };
  }
}
