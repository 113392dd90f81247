package io.credlake.dataset;

/** How a measure is kept from telling of single organisations. */
public enum Protection {
  /** A count of organisations, or of records about them: small ones are suppressed. */
  COUNT,
  /**
   * Follows from other measures of the row: kept back where one of them is, also where it is
   * absent, since that tells as well.
   */
  DERIVED,
  /** Tells the same as a measure of another dataset: kept back where that one is. */
  LINKED,
  /** Tells of no organisation: published as it is, for a reason that is stated. */
  OPEN
}
