package io.credlake.index.weight;

import io.credlake.index.stat.PrincipalComponents;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Where the weights of a node's parts come from.
 *
 * @param kind of weighting
 * @param factors how many factors; null: as the Handbook advises
 * @param comparisons matrix of AHP, in numbers and fractions, rows and columns in the order of the
 *     parts
 * @param randomIndex table by which its consistency is told; null: Saaty (1980)
 * @param mostInconsistent consistency ratio above which it is refused; null: 0.1
 * @param weightShare bounds of benefit of the doubt, see {@link BenefitOfDoubt}
 * @param pieShare likewise
 */
public record Weighting(
    Kind kind,
    Integer factors,
    List<List<String>> comparisons,
    PairwiseComparison.RandomIndex randomIndex,
    Double mostInconsistent,
    List<Double> weightShare,
    List<Double> pieShare)
    implements Serializable {

  /** The weights that are written at the parts. */
  public static final Weighting GIVEN = of(Kind.GIVEN);

  /** A kind of weighting. */
  public enum Kind {
    /** All the same. */
    EQUAL,
    /** {@code weight} of each part; 1 where none is written. */
    GIVEN,
    /** {@code points} of each part; those of a branch without are the sum of its parts. */
    POINTS,
    /** Loadings of the first principal component. */
    PCA,
    /** Factor analysis, see {@link FactorWeights}. */
    FACTOR,
    /** See {@link Entropy}. */
    ENTROPY,
    /** See {@link Critic}. */
    CRITIC,
    /** See {@link PairwiseComparison}. */
    AHP,
    /** Of each unit its own, see {@link BenefitOfDoubt}. */
    BENEFIT_OF_DOUBT,
    /** To the {@code importance} of each part, see {@link ImportanceWeights}. */
    OPTIMISED
  }

  /** Fills in what is left out. */
  public Weighting {
    kind = kind == null ? Kind.GIVEN : kind;
    randomIndex = randomIndex == null ? PairwiseComparison.RandomIndex.SAATY_1980 : randomIndex;
    mostInconsistent =
        mostInconsistent == null ? PairwiseComparison.MOST_INCONSISTENT : mostInconsistent;
  }

  /** A kind with nothing else set. */
  public static Weighting of(Kind kind) {
    return new Weighting(kind, null, null, null, null, null, null);
  }

  /**
   * What is written at the parts of a node.
   *
   * @param weights of the parts
   * @param points of the parts
   * @param importance of the parts
   * @param places of the parts among all of the node, from 0: some may have no data
   * @param all number of those
   */
  public record Written(
      double[] weights, double[] points, double[] importance, int[] places, int all) {}

  /** Whether each unit has weights of its own. */
  public boolean isOfUnits() {
    return kind == Kind.BENEFIT_OF_DOUBT;
  }

  /** Whether weights follow from the data. */
  public boolean isByData() {
    return switch (kind) {
      case PCA, FACTOR, ENTROPY, CRITIC, OPTIMISED, BENEFIT_OF_DOUBT -> true;
      default -> false;
    };
  }

  /**
   * Weights of the parts, not negative; loadings of a principal component have length 1, all others
   * are as written or sum to 1.
   *
   * @throws IllegalArgumentException if the data do not allow them
   */
  public double[] weights(Written written, double[][] parts) {
    double[] weights =
        switch (kind) {
          case EQUAL, BENEFIT_OF_DOUBT -> {
            double[] same = new double[parts.length];
            Arrays.fill(same, 1);
            yield same;
          }
          case GIVEN -> written.weights();
          case POINTS -> written.points();
          case PCA -> PrincipalComponents.of(parts).vectors()[0];
          case FACTOR -> FactorWeights.weights(parts, factors);
          case ENTROPY -> Entropy.weights(parts);
          case CRITIC -> Critic.weights(parts);
          case AHP -> compared(written.places(), written.all());
          case OPTIMISED -> ImportanceWeights.weights(parts, written.importance());
        };
    for (double weight : weights) {
      if (!(weight >= 0)) {
        throw new IllegalArgumentException(
            "Cannot weight by %s, a weight is negative: %s"
                .formatted(kind.name().toLowerCase(Locale.ROOT), weight));
      }
    }
    return weights;
  }

  /** Consistency ratio of comparisons; empty of another weighting. */
  public OptionalDouble consistencyRatio() {
    return kind == Kind.AHP
        ? OptionalDouble.of(
            PairwiseComparison.of(PairwiseComparison.parse(comparisons), randomIndex)
                .consistencyRatio())
        : OptionalDouble.empty();
  }

  /** Comparisons are of all parts, whether they have data or not. */
  private double[] compared(int[] places, int all) {
    if (comparisons == null || comparisons.size() != all) {
      throw new IllegalArgumentException(
          "Invalid comparisons, %d parts need as many rows: %s".formatted(all, comparisons));
    }
    PairwiseComparison compared =
        PairwiseComparison.of(PairwiseComparison.parse(comparisons), randomIndex);
    if (compared.consistencyRatio() > mostInconsistent) {
      throw new IllegalArgumentException(
          "Cannot weight by comparisons, their consistency ratio is above %s: %s"
              .formatted(mostInconsistent, compared.consistencyRatio()));
    }
    return IntStream.of(places).mapToDouble(place -> compared.weights()[place]).toArray();
  }

  /** Benefit of the doubt with its bounds. */
  public BenefitOfDoubt benefitOfDoubt() {
    return new BenefitOfDoubt(weightShare, pieShare);
  }
}
