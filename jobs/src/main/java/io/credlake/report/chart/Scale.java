package io.credlake.report.chart;

import java.util.Locale;

/**
 * A scale of round steps.
 *
 * @param from a whole number of steps
 * @param to above it
 */
record Scale(double from, double to, double step) {

  private static final int MOST_STEPS = 8;

  /** The scale of the largest round step that is fine enough for the values. */
  static Scale around(double low, double high) {
    double span = Math.max(high - low, 1e-6);
    double step = Math.pow(10, Math.floor(Math.log10(span)) - 1);
    double[] factors = {2, 2.5, 2};
    for (int i = 0; span / step > MOST_STEPS; i++) {
      step *= factors[i % factors.length];
    }
    return new Scale(Math.floor(low / step) * step, Math.ceil(high / step) * step, step);
  }

  double share(double value) {
    return to == from ? 0.5 : (value - from) / (to - from);
  }

  String label(double value) {
    int decimals = step >= 1 ? 0 : (int) Math.ceil(-Math.log10(step) - 1e-9);
    String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
    return text.matches("-0(\\.0+)?") ? text.substring(1) : text;
  }
}
