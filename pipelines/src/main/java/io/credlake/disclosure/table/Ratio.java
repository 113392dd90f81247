package io.credlake.disclosure.table;

/**
 * A figure derived from two measures and published beside them. With its denominator it tells its
 * numerator, so it is suppressed wherever one of the two is.
 *
 * @param measure the derived one
 * @param numerator id of a measure of the tables
 * @param denominator id of a measure of the tables
 * @param share whether the numerator is a part of the denominator, which everybody then knows
 */
public record Ratio(String measure, String numerator, String denominator, boolean share) {}
