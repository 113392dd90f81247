package io.credlake.index.aggregate;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Ordered weighted averaging: weights belong to places in the order, not to indicators.
 *
 * <p>Source: Yager (1988), On ordered weighted averaging aggregation operators in multicriteria
 * decisionmaking, IEEE SMC 18; (1996), Quantifier guided aggregation using OWA operators: the
 * weight of place j of n is (j/n)^α − ((j−1)/n)^α.
 *
 * @param weights of the greatest part first; null: by the quantifier
 * @param alpha exponent of the quantifier: below 1 the great parts count more, above 1 the small
 */
record OrderedMean(List<Double> weights, double alpha) implements RowMean {

  @Override
  public double of(double[] x, double[] w, int size) {
    double[] multipliers = multipliers(x, w, size);
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += multipliers[i] * x[i];
    }
    return sum;
  }

  @Override
  public double[] multipliers(double[] x, double[] w, int size) {
    if (weights != null && weights.size() != size) {
      throw new IllegalArgumentException(
          "Cannot average %d parts in order, there are weights of: %d"
              .formatted(size, weights.size()));
    }
    int[] order =
        IntStream.range(0, size)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> -x[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double total = weights == null ? 1 : weights.stream().mapToDouble(Double::doubleValue).sum();
    double[] multipliers = new double[size];
    for (int place = 0; place < size; place++) {
      multipliers[order[place]] =
          weights != null
              ? weights.get(place) / total
              : Math.pow((place + 1.0) / size, alpha) - Math.pow((double) place / size, alpha);
    }
    return multipliers;
  }
}
