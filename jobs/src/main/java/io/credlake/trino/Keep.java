package io.credlake.trino;

/** How long the server of a lake is kept up, even if nobody asks it. */
public enum Keep {
  /** Until it is stopped. */
  FOR_GOOD,
  /** At least as long as this process lives. */
  MEANWHILE
}
