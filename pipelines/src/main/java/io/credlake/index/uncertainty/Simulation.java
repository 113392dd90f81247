package io.credlake.index.uncertainty;

import io.credlake.index.compute.Calculation;
import io.credlake.index.compute.Choice;
import io.credlake.index.compute.Prepared;
import io.credlake.index.compute.Scored;
import io.credlake.index.compute.Tree;
import io.credlake.index.framework.Uncertainty;
import io.credlake.index.weight.Weighting;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Computes an index as it might be. A replication is a number from 0 to 1 for each factor: which of
 * the choices, or which draw of weights or inputs. Weights that follow from the data are estimated
 * anew from what is drawn; where that allows none, those of the data as reported stand.
 */
public final class Simulation {

  private final Calculation calculation;
  private final Uncertainty uncertainty;
  private final Choice usual;
  private final List<Factor> factors = new ArrayList<>();
  private final SamplingError sampling;
  private final Map<Choice, double[][]> normalised = new ConcurrentHashMap<>();
  private final Map<Choice, double[][]> weights = new ConcurrentHashMap<>();

  /** Of a calculation, by what its framework says is uncertain. */
  public Simulation(Calculation calculation) {
    this.calculation = calculation;
    this.uncertainty = calculation.framework().uncertainty();
    Choice strict = Choice.of(calculation.framework().method());
    this.usual =
        new Choice(
            strict.imputation(),
            strict.treatment(),
            strict.normalisation(),
            strict.weighting(),
            strict.aggregation(),
            false);
    this.sampling =
        new SamplingError(
            calculation.data().raw(),
            calculation.data().numerators(),
            calculation.data().denominators());
    add(Factor.IMPUTATION, !uncertainty.imputation().isEmpty());
    add(Factor.TREATMENT, !uncertainty.treatment().isEmpty());
    add(Factor.NORMALISATION, !uncertainty.normalisation().isEmpty());
    add(Factor.WEIGHTING, !uncertainty.weighting().isEmpty());
    add(Factor.AGGREGATION, !uncertainty.aggregation().isEmpty());
    add(Factor.WEIGHTS, uncertainty.weightSpread() > 0);
    add(
        Factor.SAMPLING,
        uncertainty.sampling() == Uncertainty.Sampling.BINOMIAL && sampling.isKnown());
  }

  private void add(Factor factor, boolean varies) {
    if (varies) {
      factors.add(factor);
    }
  }

  /** What varies. */
  public List<Factor> factors() {
    return factors;
  }

  /** What is uncertain, and how often it is drawn. */
  public Uncertainty uncertainty() {
    return uncertainty;
  }

  /** The calculation. */
  public Calculation calculation() {
    return calculation;
  }

  /** The numbers of a replication. */
  public double[] point(long seed, long number) {
    RandomGenerator random = Streams.of(seed, number);
    double[] point = new double[factors.size()];
    for (int f = 0; f < point.length; f++) {
      point[f] = random.nextDouble();
    }
    return point;
  }

  /**
   * The index as it might be.
   *
   * @param scores of all nodes, {@code [node][row]}
   * @param kept nodes whose weights follow from the data, but not from these: a component has a
   *     negative loading, say
   */
  public record Replica(double[][] scores, BitSet kept) {}

  /** The index at a point. */
  public Replica at(double[] point) {
    Choice choice =
        new Choice(
            pick(Factor.IMPUTATION, point, usual.imputation(), uncertainty.imputation()),
            pick(Factor.TREATMENT, point, usual.treatment(), uncertainty.treatment()),
            pick(Factor.NORMALISATION, point, usual.normalisation(), uncertainty.normalisation()),
            pick(Factor.WEIGHTING, point, usual.weighting(), uncertainty.weighting()),
            pick(Factor.AGGREGATION, point, usual.aggregation(), uncertainty.aggregation()),
            false);
    double[][] columns =
        factors.contains(Factor.SAMPLING)
            ? calculation
                .prepare(sampling.draw(stream(Factor.SAMPLING, point)), choice)
                .normalised()
            : normalised(choice);
    double[][] reported = weights(choice);
    RandomGenerator random =
        factors.contains(Factor.WEIGHTS) ? stream(Factor.WEIGHTS, point) : null;
    BitSet kept = new BitSet();
    Scored scored =
        calculation.score(
            columns,
            choice,
            (node, parts) -> {
              double[] by =
                  isEstimated(node, choice)
                      ? estimated(node, parts, choice, reported[node], kept)
                      : reported[node];
              return random == null ? by : spread(by, random);
            });
    return new Replica(scored.columns(), kept);
  }

  /** Whether weights of a node follow from data that differ from those as reported. */
  private boolean isEstimated(int node, Choice choice) {
    Tree tree = calculation.data().tree();
    Weighting weighting = calculation.weighting(tree.node(node), choice);
    return weighting.isByData()
        && !weighting.isOfUnits()
        && (factors.contains(Factor.SAMPLING)
            || (factors.contains(Factor.WEIGHTS)
                && IntStream.of(tree.parts(node)).anyMatch(part -> tree.column(part) < 0)));
  }

  private double[] estimated(
      int node, double[][] parts, Choice choice, double[] reported, BitSet kept) {
    try {
      return calculation.weights(node, parts, choice);
    } catch (IllegalArgumentException e) {
      kept.set(node);
      return reported;
    }
  }

  private <T> T pick(Factor factor, double[] point, T usualOne, List<T> others) {
    int at = factors.indexOf(factor);
    if (at < 0) {
      return usualOne;
    }
    int which = (int) (point[at] * (others.size() + 1));
    return which == 0 ? usualOne : others.get(which - 1);
  }

  private RandomGenerator stream(Factor factor, double[] point) {
    return Streams.of(factor.ordinal(), point[factors.indexOf(factor)]);
  }

  private double[][] normalised(Choice choice) {
    Choice key =
        new Choice(
            choice.imputation(),
            choice.treatment(),
            choice.normalisation(),
            usual.weighting(),
            usual.aggregation(),
            false);
    return normalised.computeIfAbsent(
        key,
        of -> {
          Prepared prepared = calculation.prepare(calculation.data().raw(), of);
          return prepared.normalised();
        });
  }

  private double[][] weights(Choice choice) {
    return weights.computeIfAbsent(
        choice,
        of -> {
          Scored scored = calculation.score(normalised(of), of);
          return scored.weights();
        });
  }

  private double[] spread(double[] by, RandomGenerator random) {
    double spread = uncertainty.weightSpread();
    double[] spreadOut = by.clone();
    for (int k = 0; k < spreadOut.length; k++) {
      spreadOut[k] *= 1 + spread * (2 * random.nextDouble() - 1);
    }
    return spreadOut;
  }
}
