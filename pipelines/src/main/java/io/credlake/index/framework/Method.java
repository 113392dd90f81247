package io.credlake.index.framework;

import io.credlake.index.aggregate.Aggregation;
import io.credlake.index.step.Imputation;
import io.credlake.index.step.Normalisation;
import io.credlake.index.step.Screening;
import io.credlake.index.step.Treatment;
import io.credlake.index.weight.Weighting;
import java.io.Serializable;
import java.util.Locale;
import java.util.Map;

/**
 * How an index is computed, step by step.
 *
 * @param compare who is compared with whom; null: all units and periods with each other
 * @param screening null: none
 * @param imputation null: none
 * @param treatment null: none
 * @param normalisation null: min-max from 0 to 100
 * @param weighting null: the weights that are written
 * @param aggregation null: arithmetic
 * @param levels weighting and aggregation of the nodes of a level, from 2 upwards; null: as above
 * @param leastWeight share of weight that must be there for a score, from 0 to 1; null: any
 * @param constant what becomes of an indicator that is the same for all; null: it is refused
 */
public record Method(
    Compare compare,
    Screening screening,
    Imputation imputation,
    Treatment treatment,
    Normalisation normalisation,
    Weighting weighting,
    Aggregation aggregation,
    Map<Integer, Level> levels,
    Double leastWeight,
    Constant constant)
    implements Serializable {

  /** What becomes of an indicator without any difference on a scale that needs one. */
  public enum Constant {
    /** The index is not computed. */
    REFUSE,
    /** Every unit stands in the middle of the scale. */
    MIDDLE,
    /** It does not count. */
    DROP
  }

  /** Fills in what is left out. */
  public Method {
    compare = compare == null ? new Compare(null, null, null) : compare;
    screening = screening == null ? Screening.NONE : screening;
    imputation = imputation == null ? Imputation.NONE : imputation;
    treatment = treatment == null ? Treatment.NONE : treatment;
    normalisation = normalisation == null ? Normalisation.MIN_MAX : normalisation;
    weighting = weighting == null ? Weighting.GIVEN : weighting;
    aggregation = aggregation == null ? Aggregation.ARITHMETIC : aggregation;
    levels = levels == null ? Map.of() : Map.copyOf(levels);
    leastWeight = leastWeight == null ? 0 : leastWeight;
    constant = constant == null ? Constant.REFUSE : constant;
    if (!(leastWeight >= 0 && leastWeight <= 1)) {
      throw new IllegalArgumentException(
          "Invalid least_weight, a share is from 0 to 1: " + leastWeight);
    }
  }

  /** The method of a framework that says nothing of it. */
  static Method usual() {
    return new Method(null, null, null, null, null, null, null, null, null, null);
  }

  /**
   * What is different at a level.
   *
   * @param weighting of the parts of its nodes; null: as the method says
   * @param aggregation of them; null likewise
   * @param leastWeight share of weight that must be there; null likewise
   */
  public record Level(Weighting weighting, Aggregation aggregation, Double leastWeight)
      implements Serializable {}

  /** Share of weight that must be there for a score of a node of a level. */
  public double leastWeight(int level) {
    Level of = levels.get(level);
    return of == null || of.leastWeight() == null ? leastWeight : of.leastWeight();
  }

  /**
   * Who is compared with whom, in treatment and normalisation, and in ranks.
   *
   * @param groups whether units are compared inside their group or across groups; null: across
   * @param periods whose values make the scale; null: those of the whole panel
   * @param base period whose values make the scale, with {@code periods: base}
   */
  public record Compare(Groups groups, Periods periods, String base) implements Serializable {

    /** Who is compared. */
    public enum Groups {
      /** All units. */
      ACROSS,
      /** Those of the same group. */
      INSIDE
    }

    /** Which periods make the scale. */
    public enum Periods {
      /** All together: periods can be compared, and change when one more comes. */
      PANEL,
      /** Each its own: only ranks can be compared over time. */
      EACH,
      /** One period: a fixed basis, on which later periods change nothing. */
      BASE
    }

    /** Fills in what is left out. */
    public Compare {
      groups = groups == null ? Groups.ACROSS : groups;
      periods = periods == null ? Periods.PANEL : periods;
      if ((periods == Periods.BASE) != (base != null)) {
        throw new IllegalArgumentException(
            "Invalid comparison, base names the period of periods: base, and only of it: " + base);
      }
    }

    /** What the scale rests on: the base period, or panel or each. */
    public String basis() {
      return base != null ? base : periods.name().toLowerCase(Locale.ROOT);
    }
  }
}
