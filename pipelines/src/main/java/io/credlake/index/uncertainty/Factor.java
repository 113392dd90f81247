package io.credlake.index.uncertainty;

/** Something that might as well have been done, or been, otherwise. */
public enum Factor {
  /** How missing values are imputed. */
  IMPUTATION,
  /** How outliers are treated. */
  TREATMENT,
  /** On which scale indicators are put. */
  NORMALISATION,
  /** Where weights come from. */
  WEIGHTING,
  /** How nodes are aggregated. */
  AGGREGATION,
  /** By how much weights are off. */
  WEIGHTS,
  /** By how much inputs are off, being counted of a limited number. */
  SAMPLING
}
