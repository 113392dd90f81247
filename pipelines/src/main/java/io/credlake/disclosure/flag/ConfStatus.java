package io.credlake.disclosure.flag;

/** Confidentiality of an observation: codes of SDMX CL_CONF_STATUS 1.3 that are used here. */
public enum ConfStatus {
  /** Free for publication. */
  F,
  /** Primary confidentiality due to small counts. */
  A,
  /** Primary confidentiality due to dominance by one unit. */
  O,
  /** Primary confidentiality due to dominance by two units. */
  T,
  /** Confidential statistical information, for another reason. */
  C,
  /** Secondary confidentiality set by the sender, not for publication. */
  D
}
