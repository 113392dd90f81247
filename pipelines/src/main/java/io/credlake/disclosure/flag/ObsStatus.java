package io.credlake.disclosure.flag;

import io.credlake.disclosure.table.Absence;

/** Status of an observation: codes of SDMX CL_OBS_STATUS 2.2 that are used here. */
public enum ObsStatus {
  /** Normal value; zero is one. */
  A,
  /** Missing value; data exist but were not collected. */
  L,
  /** Missing value; data cannot exist. */
  M,
  /** Missing value. */
  O,
  /** Missing value; suppressed. */
  Q;

  /** The status of a cell without a number. */
  public static ObsStatus of(Absence absence) {
    return switch (absence) {
      case NOT_REPORTED -> L;
      case NOT_APPLICABLE -> M;
      case SUPPRESSED_AT_SOURCE -> Q;
      case NOT_MEASURED -> O;
    };
  }
}
