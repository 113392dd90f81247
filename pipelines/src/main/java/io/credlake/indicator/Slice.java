package io.credlake.indicator;

import java.io.Serializable;

/**
 * Of whom an indicator's number is.
 *
 * @param province GB/T 2260; empty: of the nation as a whole
 * @param department that decided or reported; empty if none is told
 * @param field key field; empty if none is told
 */
public record Slice(String province, String department, String field) implements Serializable {

  /** Of the nation as a whole. */
  public static final Slice NATION = new Slice("", "", "");
}
