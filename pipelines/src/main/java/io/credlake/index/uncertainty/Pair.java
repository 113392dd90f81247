package io.credlake.index.uncertainty;

/**
 * Two units that cannot be told apart: neither is above the other in nearly all replications.
 *
 * @param row of the one that scores higher by the framework's own method
 * @param other row of the other
 * @param above part of the replications in which the first is above, equal ones counting half
 */
public record Pair(int row, int other, double above) {}
