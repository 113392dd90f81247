package io.credlake.index.compute;

import io.credlake.index.aggregate.Aggregation;
import io.credlake.index.aggregate.UnfitRowException;
import io.credlake.index.framework.Framework;
import io.credlake.index.framework.Leaf;
import io.credlake.index.framework.Method;
import io.credlake.index.framework.Node;
import io.credlake.index.step.Frame;
import io.credlake.index.step.Marks;
import io.credlake.index.step.Normalisation;
import io.credlake.index.step.Normalisation.Scale;
import io.credlake.index.step.Pool;
import io.credlake.index.step.Treatment;
import io.credlake.index.step.Treatment.Treated;
import io.credlake.index.weight.Weighting;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** Computes scores of an index from its data, by a choice of methods. */
public final class Calculation {

  private static final double LAST_BITS = 1e-9;

  private final Framework framework;
  private final Data data;
  private final List<String> units;

  /**
   * Of data.
   *
   * @param units name of the unit of each row
   */
  public Calculation(Framework framework, Data data, List<String> units) {
    this.framework = framework;
    this.data = data;
    this.units = units;
  }

  /** The data. */
  public Data data() {
    return data;
  }

  /** The framework. */
  public Framework framework() {
    return framework;
  }

  /**
   * Imputes, treats and normalises.
   *
   * @param raw denominated values, {@code [column][row]}
   * @throws IllegalArgumentException if a step cannot be taken; the message names the indicator
   */
  public Prepared prepare(double[][] raw, Choice choice) {
    double[][] imputed = choice.imputation().impute(raw, data.frame(), data.applies());
    int columns = raw.length;
    int pools = data.pools().size();
    double[][] treated = new double[columns][];
    double[][] normalised = new double[columns][];
    Treated[][] treatments = new Treated[columns][pools];
    Scale[][] scales = new Scale[columns][pools];
    for (int c = 0; c < columns; c++) {
      Node node = data.tree().node(data.tree().leaves().get(c));
      treated[c] = new double[imputed[c].length];
      normalised[c] = new double[imputed[c].length];
      for (int p = 0; p < pools; p++) {
        try {
          prepare(node, c, p, choice, imputed[c], treated[c], normalised[c], treatments, scales);
        } catch (IllegalArgumentException e) {
          String pool = data.pools().get(p).name();
          throw new IllegalArgumentException(
              "%s (indicator %s%s)"
                  .formatted(e.getMessage(), node.id(), pool.isEmpty() ? "" : " in " + pool),
              e);
        }
      }
    }
    return new Prepared(imputed, treated, normalised, treatments, scales);
  }

  private void prepare(
      Node node,
      int column,
      int poolNumber,
      Choice choice,
      double[] imputed,
      double[] treated,
      double[] normalised,
      Treated[][] treatments,
      Scale[][] scales) {
    Pool pool = data.pools().get(poolNumber);
    Leaf leaf = node.indicator();
    if (IntStream.of(pool.rows()).allMatch(row -> Double.isNaN(imputed[row]))) {
      missing(column, poolNumber, imputed, treated, normalised, treatments, scales);
      return;
    }
    Treatment treatment = leaf.treatment() == null ? choice.treatment() : leaf.treatment();
    Treated found = treatment.fit(imputed, pool.basis());
    apply(found.map(), imputed, treated, pool.rows());
    Normalisation normalisation =
        leaf.normalisation() == null ? choice.normalisation() : leaf.normalisation();
    Marks marks = transformed(normalisation.taken(leaf.marks()), found);
    if (normalisation.isOfBasis(marks)
        && IntStream.of(pool.basis()).allMatch(row -> Double.isNaN(treated[row]))) {
      throw new IllegalArgumentException(
          "Cannot normalise an indicator, no unit has a value in the base period: "
              + framework.method().compare().base());
    }
    Scale scale = normalisation.fit(treated, pool, marks, reference(normalisation, treated, pool));
    Method.Constant constant = framework.method().constant();
    if (scale.flat() && constant == Method.Constant.REFUSE && choice.strict()) {
      throw new IllegalArgumentException(
          "Cannot normalise an indicator, it is the same for all units compared: "
              + IntStream.of(pool.rows())
                  .mapToDouble(row -> imputed[row])
                  .filter(value -> !Double.isNaN(value))
                  .findFirst()
                  .orElseThrow());
    }
    if (scale.flat() && constant == Method.Constant.DROP) {
      IntStream.of(pool.rows()).forEach(row -> normalised[row] = Double.NaN);
    } else {
      apply(scale.at(), treated, normalised, pool.rows());
    }
    treatments[column][poolNumber] = found;
    scales[column][poolNumber] = scale;
  }

  /** An indicator that no unit of a group or period has: it is missing there, and nothing else. */
  private void missing(
      int column,
      int poolNumber,
      double[] imputed,
      double[] treated,
      double[] normalised,
      Treated[][] treatments,
      Scale[][] scales) {
    Pool pool = data.pools().get(poolNumber);
    for (int row : pool.rows()) {
      treated[row] = Double.NaN;
      normalised[row] = Double.NaN;
    }
    treatments[column][poolNumber] = Treatment.NONE.fit(imputed, pool.basis());
    scales[column][poolNumber] = new Scale(value -> Double.NaN, true);
  }

  private static void apply(DoubleUnaryOperator map, double[] from, double[] to, int[] rows) {
    for (int row : rows) {
      to[row] = Double.isNaN(from[row]) ? Double.NaN : map.applyAsDouble(from[row]);
      if (!Double.isFinite(to[row]) && !Double.isNaN(from[row])) {
        throw new IllegalArgumentException(
            "Cannot place a value on a scale, numbers are too great or too small: " + from[row]);
      }
    }
  }

  /** Marks are in the indicator's unit: a transformed indicator is compared with them likewise. */
  private static Marks transformed(Marks marks, Treated treated) {
    if (treated.transformation() == Treatment.Kind.NONE
        || treated.transformation() == Treatment.Kind.WINSORISE) {
      return marks;
    }
    DoubleUnaryOperator map = treated.map();
    return new Marks(
        marks.direction(),
        marks.target() == null ? null : map.applyAsDouble(marks.target()),
        marks.reference() == null ? null : map.applyAsDouble(marks.reference()),
        marks.goalposts() == null
            ? null
            : marks.goalposts().stream().map(post -> map.applyAsDouble(post)).toList(),
        marks.categories() == null ? null : marks.categories().with(map));
  }

  /** Value of the reference unit in the last period of the basis. */
  private double reference(Normalisation normalisation, double[] treated, Pool pool) {
    if (normalisation.referenceUnit() == null) {
      return Double.NaN;
    }
    Frame frame = data.frame();
    int last = -1;
    for (int row : pool.basis()) {
      if (units.get(row).equals(normalisation.referenceUnit())
          && (last < 0 || frame.periods()[row] > frame.periods()[last])) {
        last = row;
      }
    }
    if (last < 0 || Double.isNaN(treated[last])) {
      throw new IllegalArgumentException(
          "Cannot compare with a reference unit, it has no value: "
              + normalisation.referenceUnit());
    }
    return treated[last];
  }

  /** Aggregates, with weights as the choice says. */
  public Scored score(double[][] normalised, Choice choice) {
    return score(normalised, choice, (node, parts) -> weights(node, parts, choice));
  }

  /** Weights of the parts of a node, as a choice says. */
  public double[] weights(int node, double[][] parts, Choice choice) {
    return weighting(data.tree().node(node), choice).weights(data.tree().written(node), parts);
  }

  /** Tells weights of the parts of a node. */
  @FunctionalInterface
  public interface PartWeights {

    /** Weights of parts, by number of the node and their columns. */
    double[] of(int node, double[][] parts);
  }

  /**
   * Aggregates.
   *
   * @param given tells weights
   * @throws IllegalArgumentException if a node has no weights or scores; the message names it
   */
  public Scored score(double[][] normalised, Choice choice, PartWeights given) {
    Tree tree = data.tree();
    double[][] columns = new double[tree.size()][];
    double[][] weights = new double[tree.size()][];
    double[][][] ofUnits = new double[tree.size()][][];
    for (int n = 0; n < tree.size(); n++) {
      if (tree.column(n) >= 0) {
        columns[n] = normalised[tree.column(n)];
        weights[n] = new double[0];
        continue;
      }
      int[] of = tree.parts(n);
      double[][] parts = new double[of.length][];
      for (int k = 0; k < of.length; k++) {
        parts[k] = columns[of[k]];
      }
      try {
        Weighting weighting = weighting(tree.node(n), choice);
        weights[n] = given.of(n, parts);
        if (weighting.isOfUnits()) {
          ofUnits[n] = weighting.benefitOfDoubt().weights(parts, weights[n]);
          columns[n] = products(parts, ofUnits[n]);
        } else {
          columns[n] =
              aggregation(tree.node(n), choice)
                  .scores(
                      parts,
                      weights[n],
                      data.scopes(),
                      framework.method().leastWeight(tree.node(n).level()));
        }
        refuseInfinite(columns[n]);
      } catch (UnfitRowException e) {
        throw new IllegalArgumentException(
            "%s (at %s of %s)".formatted(e.getMessage(), tree.node(n).id(), units.get(e.row())), e);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "%s (at %s)".formatted(e.getMessage(), tree.node(n).id()), e);
      }
    }
    return new Scored(columns, weights, ofUnits);
  }

  private static void refuseInfinite(double[] scores) {
    for (double score : scores) {
      if (Double.isInfinite(score)) {
        throw new IllegalArgumentException(
            "Cannot aggregate, parts are too great or too small for: " + score);
      }
    }
  }

  private static double[] products(double[][] parts, double[][] weights) {
    double[] scores = new double[weights.length];
    for (int row = 0; row < scores.length; row++) {
      for (int k = 0; k < parts.length; k++) {
        scores[row] += weights[row][k] == 0 ? 0 : weights[row][k] * parts[k][row];
      }
      // Leaders share the first place, whatever the last bit of a linear programme.
      scores[row] = Math.abs(scores[row] - 1) < LAST_BITS ? 1 : scores[row];
    }
    return scores;
  }

  /** The weighting of a node's parts: its own, or that of its level, or the choice's. */
  public Weighting weighting(Node node, Choice choice) {
    Method.Level level = framework.method().levels().get(node.level());
    return node.weighting() != null
        ? node.weighting()
        : level != null && level.weighting() != null ? level.weighting() : choice.weighting();
  }

  /** The aggregation of a node's parts, likewise. */
  public Aggregation aggregation(Node node, Choice choice) {
    Method.Level level = framework.method().levels().get(node.level());
    return node.aggregation() != null
        ? node.aggregation()
        : level != null && level.aggregation() != null ? level.aggregation() : choice.aggregation();
  }
}
