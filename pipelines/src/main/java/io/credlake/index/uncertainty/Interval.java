package io.credlake.index.uncertainty;

/**
 * Where a number lies in most replications.
 *
 * @param low end that few replications are below
 * @param median of the replications
 * @param high end that few are above
 */
public record Interval(double low, double median, double high) {}
