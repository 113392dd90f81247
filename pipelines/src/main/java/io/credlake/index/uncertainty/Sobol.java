package io.credlake.index.uncertainty;

import io.credlake.index.stat.Moments;
import io.credlake.index.stat.Spread;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * Sensitivity indices of Sobol from two independent samples A and B and, for each factor, A with
 * that factor of B.
 *
 * <p>Source: Saltelli, Annoni, Azzini, Campolongo, Ratto and Tarantola (2010), Variance based
 * sensitivity analysis of model output, Computer Physics Communications 181: first order mean(yB ·
 * (yAB − yA)) / V, total order (Jansen 1999) mean((yA − yAB)²) / 2V, with V the variance of A and B
 * together, by n − 1. Estimates of first order may be a little negative.
 *
 * @param variance of the output
 * @param first part of the variance that a factor alone explains; NaN without variance
 * @param total part that it explains with all its interactions; NaN without variance
 */
public record Sobol(double variance, double[] first, double[] total) {

  /**
   * Of outputs.
   *
   * @param ab {@code [factor][sample]}
   */
  public static Sobol of(double[] a, double[] b, double[][] ab) {
    double variance =
        Moments.of(DoubleStream.concat(Arrays.stream(a), Arrays.stream(b)).toArray())
            .sd(Spread.SAMPLE);
    variance *= variance;
    double[] first = new double[ab.length];
    double[] total = new double[ab.length];
    for (int f = 0; f < ab.length; f++) {
      double alone = 0;
      double all = 0;
      for (int i = 0; i < a.length; i++) {
        alone += b[i] * (ab[f][i] - a[i]);
        all += (a[i] - ab[f][i]) * (a[i] - ab[f][i]);
      }
      first[f] = variance > 0 ? alone / a.length / variance : Double.NaN;
      total[f] = variance > 0 ? all / (2.0 * a.length) / variance : Double.NaN;
    }
    return new Sobol(variance, first, total);
  }
}
