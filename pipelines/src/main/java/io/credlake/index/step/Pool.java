package io.credlake.index.step;

/**
 * Rows that are compared with each other.
 *
 * @param rows whose values are treated and normalised
 * @param basis rows from which the parameters are taken: the same, or those of a base period
 */
public record Pool(int[] rows, int[] basis) {}
