package io.credlake.coverage;

import java.util.Locale;

/** By what the organisations of a region and kind are told apart. */
public enum Facet {
  /** By nothing. */
  ALL,
  /** By the key fields in which they have a record in force; they may be in several. */
  FIELD,
  /** By the section of their industry, GB/T 4754. */
  INDUSTRY,
  /** By the departments whose record is in force; they may be with several. */
  DEPARTMENT;

  /** The name in tables and views. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
