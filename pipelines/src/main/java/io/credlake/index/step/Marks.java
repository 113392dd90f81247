package io.credlake.index.step;

import java.io.Serializable;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Values that stand fixed for an indicator, in its unit.
 *
 * @param direction in which it gets better
 * @param target to be reached; null if there is none
 * @param reference to compare with; null if there is none
 * @param goalposts least and greatest value; null if there are none
 * @param categories limits and scores of classes; null if there are none
 */
public record Marks(
    Direction direction,
    Double target,
    Double reference,
    List<Double> goalposts,
    Categories categories) {

  /** Of an indicator with a direction alone. */
  public static Marks of(Direction direction) {
    return new Marks(direction, null, null, null, null);
  }

  /** Checks the goalposts. */
  public Marks {
    if (goalposts != null && (goalposts.size() != 2 || !(goalposts.get(0) < goalposts.get(1)))) {
      throw new IllegalArgumentException(
          "Invalid goalposts, they are a least and a greater value: " + goalposts);
    }
  }

  /**
   * Classes of values.
   *
   * <p>Source: OECD/JRC Handbook (2008), step 5, categorical scale.
   *
   * @param of what the limits are: values, or percentiles of the pool from 0 to 100
   * @param limits rising; a value that reaches a limit is in the class above it
   * @param scores of the classes from below, one more than limits
   */
  public record Categories(Of of, List<Double> limits, List<Double> scores)
      implements Serializable {

    /** What limits are. */
    public enum Of {
      /** Values in the indicator's unit. */
      VALUES,
      /** Percentiles of the pool. */
      PERCENTILES
    }

    /** The same of transformed values. */
    public Categories with(DoubleUnaryOperator map) {
      return of == Of.PERCENTILES
          ? this
          : new Categories(
              of, limits.stream().map(limit -> map.applyAsDouble(limit)).toList(), scores);
    }

    /** Checks that limits and scores fit. */
    public Categories {
      of = of == null ? Of.VALUES : of;
      if (limits == null || scores == null || scores.size() != limits.size() + 1) {
        throw new IllegalArgumentException(
            "Invalid categories, there must be one score more than limits: " + scores);
      }
      if (!limits.equals(limits.stream().sorted().toList())) {
        throw new IllegalArgumentException("Invalid categories, limits must rise: " + limits);
      }
    }
  }
}
