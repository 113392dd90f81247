package io.credlake.web.progress;

import io.credlake.web.View;
import java.sql.Connection;
import java.sql.SQLException;

/** Where the figures of a page are read. */
@FunctionalInterface
public interface Lakes {

  /** A connection that answers from the release of a view, or the lake as it stands. */
  Connection open(View view) throws SQLException;
}
