package io.credlake.index.framework;

import io.credlake.index.aggregate.Aggregation;
import io.credlake.index.step.Imputation;
import io.credlake.index.step.Normalisation;
import io.credlake.index.step.Treatment;
import io.credlake.index.weight.Weighting;
import java.io.Serializable;
import java.util.List;

/**
 * What might as well have been done: each replication takes one of each list, and weights and
 * inputs within their error. The framework's own method is always among the choices.
 *
 * <p>Source: Saisana, Saltelli and Tarantola (2005), Uncertainty and sensitivity analysis
 * techniques as tools for the quality assessment of composite indicators, JRSS A 168.
 *
 * @param replications null: 1000
 * @param seed null: 2014
 * @param interval part of the replications that intervals hold, in the middle; null: 0.9
 * @param imputation other ways to impute; null: none
 * @param treatment other treatments; null: none
 * @param normalisation other scales, of indicators without one of their own; null: none
 * @param weighting other weightings, of nodes without one of their own; null: none
 * @param aggregation other aggregations, likewise; null: none
 * @param weightSpread weights are multiplied by up to 1 ± this; null: 0.25, 0: they stand
 * @param sampling error of inputs; null: binomial where counts are known
 * @param sensitivitySamples base samples of the sensitivity analysis, which takes so many times
 *     factors + 2 runs, best a power of 2; null: 256, 0: none
 */
public record Uncertainty(
    Integer replications,
    Long seed,
    Double interval,
    List<Imputation> imputation,
    List<Treatment> treatment,
    List<Normalisation> normalisation,
    List<Weighting> weighting,
    List<Aggregation> aggregation,
    Double weightSpread,
    Sampling sampling,
    Integer sensitivitySamples)
    implements Serializable {

  /** Error of inputs. */
  public enum Sampling {
    /** Rates vary as shares of what was counted. */
    BINOMIAL,
    /** Inputs are taken as exact. */
    NONE
  }

  /** Fills in what is left out. */
  public Uncertainty {
    replications = replications == null ? 1000 : replications;
    seed = seed == null ? 2014 : seed;
    interval = interval == null ? 0.9 : interval;
    imputation = imputation == null ? List.of() : List.copyOf(imputation);
    treatment = treatment == null ? List.of() : List.copyOf(treatment);
    normalisation = normalisation == null ? List.of() : List.copyOf(normalisation);
    weighting = weighting == null ? List.of() : List.copyOf(weighting);
    aggregation = aggregation == null ? List.of() : List.copyOf(aggregation);
    weightSpread = weightSpread == null ? 0.25 : weightSpread;
    sampling = sampling == null ? Sampling.BINOMIAL : sampling;
    sensitivitySamples = sensitivitySamples == null ? 256 : sensitivitySamples;
    if (replications < 1 || sensitivitySamples < 0) {
      throw new IllegalArgumentException(
          "Invalid number of replications, there must be one at least: " + replications);
    }
    if (!(interval > 0 && interval < 1)) {
      throw new IllegalArgumentException(
          "Invalid interval, a part is between 0 and 1: " + interval);
    }
    if (!(weightSpread >= 0 && weightSpread < 1)) {
      throw new IllegalArgumentException(
          "Invalid weight_spread, it is from 0 to less than 1: " + weightSpread);
    }
  }

  /** What holds if a framework says nothing of it. */
  public static Uncertainty usual() {
    return new Uncertainty(null, null, null, null, null, null, null, null, null, null, null);
  }

  /** The same with other numbers of runs and another seed; null keeps what is there. */
  public Uncertainty with(Integer otherReplications, Long otherSeed) {
    return new Uncertainty(
        otherReplications == null ? replications : otherReplications,
        otherSeed == null ? seed : otherSeed,
        interval,
        imputation,
        treatment,
        normalisation,
        weighting,
        aggregation,
        weightSpread,
        sampling,
        sensitivitySamples);
  }
}
