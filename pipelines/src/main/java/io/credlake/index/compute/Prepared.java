package io.credlake.index.compute;

import io.credlake.index.step.Normalisation.Scale;
import io.credlake.index.step.Treatment.Treated;

/**
 * Indicators made ready for aggregation, {@code [column][row]}, with NaN where there is no value.
 *
 * @param imputed with what was put in the place of missing values
 * @param treated with outliers treated
 * @param normalised on their scales
 * @param treatments that were found, {@code [column][pool]}
 * @param scales that were found, likewise
 */
public record Prepared(
    double[][] imputed,
    double[][] treated,
    double[][] normalised,
    Treated[][] treatments,
    Scale[][] scales) {}
