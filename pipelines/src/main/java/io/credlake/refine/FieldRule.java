package io.credlake.refine;

import io.credlake.fact.Reason;

/** How the text of one column becomes fields of a fact. */
interface FieldRule {

  /**
   * Refines the text; it is neither empty nor missing.
   *
   * @return what is wrong with it, or null
   */
  Reason refine(char[] chars, int offset, int length, RowInProgress row);

  /** What is wrong when a required column has no text. */
  Reason whenMissing();

  /**
   * Refines a column without text.
   *
   * @return what is wrong with that, or null
   */
  default Reason refineMissing(boolean required, RowInProgress row) {
    return required ? whenMissing() : null;
  }
}
