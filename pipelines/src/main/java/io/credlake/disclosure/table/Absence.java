package io.credlake.disclosure.table;

/** Why a cell has no number: missing is not zero. */
public enum Absence {
  /** It exists but nobody reported it. */
  NOT_REPORTED,
  /** It cannot exist. */
  NOT_APPLICABLE,
  /** The sender suppressed it. */
  SUPPRESSED_AT_SOURCE,
  /** The series stopped, or nobody measures it. */
  NOT_MEASURED
}
