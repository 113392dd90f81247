package io.credlake.index.weight;

import java.util.Arrays;
import java.util.List;

/**
 * Weights by comparing parts in pairs: the analytic hierarchy process.
 *
 * <p>Source: Saaty (1980), The Analytic Hierarchy Process: the principal eigenvector of the matrix;
 * consistency index (λ − n) / (n − 1), and its ratio to that of random matrices.
 *
 * @param weights that sum to 1
 * @param lambda principal eigenvalue: n if comparisons agree with each other
 * @param consistencyIndex 0 if they agree
 * @param consistencyRatio that index by the random one; 0 for one or two parts
 */
public record PairwiseComparison(
    double[] weights, double lambda, double consistencyIndex, double consistencyRatio) {

  /** Above this ratio comparisons contradict each other too much (Saaty). */
  public static final double MOST_INCONSISTENT = 0.1;

  private static final int MOST_ROUNDS = 10_000;

  /** Reciprocals are often written with two decimals. */
  private static final double NEARLY = 0.02;

  /** Index of random matrices; two tables of Saaty are in use. */
  public enum RandomIndex {
    /** Saaty (1980). */
    SAATY_1980(0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59),
    /** Saaty (1994, 2001), Fundamentals of Decision Making. */
    SAATY_1994(0.52, 0.89, 1.11, 1.25, 1.35, 1.40, 1.45, 1.49, 1.51, 1.54, 1.56, 1.57, 1.59);

    private final double[] fromThree;

    RandomIndex(double... fromThree) {
      this.fromThree = fromThree;
    }

    double of(int parts) {
      return fromThree[Math.min(parts - 3, fromThree.length - 1)];
    }
  }

  /**
   * Weights of comparisons.
   *
   * @param matrix how many times the part of a row matters as much as that of a column
   * @throws IllegalArgumentException if it is not square, positive and reciprocal
   */
  public static PairwiseComparison of(double[][] matrix, RandomIndex random) {
    check(matrix);
    int n = matrix.length;
    double[] weights = new double[n];
    Arrays.fill(weights, 1.0 / n);
    double lambda = n;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      double[] next = new double[n];
      double sum = 0;
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          next[i] += matrix[i][j] * weights[j];
        }
        sum += next[i];
      }
      double moved = 0;
      for (int i = 0; i < n; i++) {
        next[i] /= sum;
        moved = Math.max(moved, Math.abs(next[i] - weights[i]));
      }
      weights = next;
      lambda = sum;
      if (moved < 1e-15) {
        break;
      }
    }
    double index = n < 2 ? 0 : (lambda - n) / (n - 1);
    return new PairwiseComparison(weights, lambda, index, n < 3 ? 0 : index / random.of(n));
  }

  private static void check(double[][] matrix) {
    for (int i = 0; i < matrix.length; i++) {
      if (matrix[i].length != matrix.length) {
        throw new IllegalArgumentException(
            "Invalid comparisons, %d parts need as many columns: %d"
                .formatted(matrix.length, matrix[i].length));
      }
      for (int j = 0; j < matrix.length; j++) {
        boolean reciprocal =
            j >= matrix[i].length
                || i >= matrix[j].length
                || Math.abs(matrix[i][j] * matrix[j][i] - 1) < NEARLY;
        if (!(matrix[i][j] > 0) || !reciprocal) {
          throw new IllegalArgumentException(
              "Invalid comparison of part %d with %d, it must be positive and 1 by its opposite: %s"
                  .formatted(i + 1, j + 1, matrix[i][j]));
        }
      }
    }
  }

  /** A matrix that is written in numbers and fractions such as 1/3. */
  public static double[][] parse(List<List<String>> comparisons) {
    return comparisons.stream()
        .map(row -> row.stream().mapToDouble(PairwiseComparison::number).toArray())
        .toArray(double[][]::new);
  }

  private static double number(String text) {
    int slash = text.indexOf('/');
    try {
      return slash < 0
          ? Double.parseDouble(text.strip())
          : Double.parseDouble(text.substring(0, slash).strip())
              / Double.parseDouble(text.substring(slash + 1).strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "Invalid comparison, neither a number nor a fraction: " + text, e);
    }
  }
}
