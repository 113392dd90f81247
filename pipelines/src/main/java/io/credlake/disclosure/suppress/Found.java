package io.credlake.disclosure.suppress;

import io.credlake.disclosure.suppress.Figures.Figure;

/**
 * What an attacker can find out about a hidden number.
 *
 * @param number the number
 * @param low the least that it can be
 * @param high the largest; infinite: nothing bounds it
 * @param exposed whether a single unit can know it by its own
 */
public record Found(Figure number, double low, double high, boolean exposed) {}
