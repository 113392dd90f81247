package io.credlake.index.panel;

/** Why a value is not known: missing is not zero. */
public enum Missing {
  /** Nobody reported it; it may be imputed. */
  NOT_REPORTED,
  /** It does not apply to the unit; it is never imputed. */
  NOT_APPLICABLE,
  /** It was suppressed, as it could tell of somebody; it may be imputed. */
  SUPPRESSED
}
