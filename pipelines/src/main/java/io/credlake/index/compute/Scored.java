package io.credlake.index.compute;

/**
 * Scores of all nodes, by their numbers in the tree.
 *
 * @param columns {@code [node][row]}: of an indicator its normalised values; NaN: no score
 * @param weights {@code [node][part]}; empty of an indicator
 * @param ofUnits {@code [node][row][part]} where units have weights of their own; else null
 */
public record Scored(double[][] columns, double[][] weights, double[][][] ofUnits) {}
