package io.credlake.index.explain;

import io.credlake.index.compute.Calculation;
import io.credlake.index.compute.Choice;
import io.credlake.index.compute.Prepared;
import io.credlake.index.compute.Scored;
import io.credlake.index.step.Pool;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Why the score of a unit changed. Effects sum to the change.
 *
 * <p>Within a cause, each indicator's effect is its Shapley value (Shapley 1953): its marginal
 * effect in the mean over orders, here 16 drawn orders and their reverses, so that the sum is exact
 * and, of additive scores, each effect as well. Causes follow each other in the order of {@link
 * Cause}.
 *
 * @param before score
 * @param after score
 * @param effects not zero, by cause and indicator
 */
public record Change(double before, double after, List<Effect> effects) {

  private static final int ORDERS = 16;
  private static final long SEED = 2014;

  /** Why a score changes. */
  public enum Cause {
    /** Another framework or version: other method, weights or indicators. */
    METHOD,
    /** Weights that follow from the data. */
    WEIGHTS,
    /** Other outliers were treated. */
    TREATMENT,
    /** The scale moved with the other units. */
    SCALE,
    /** A value that was missing is known, or one that was known is missing or imputed anew. */
    MISSING,
    /** The value itself. */
    DATA
  }

  /**
   * An effect.
   *
   * @param cause of it
   * @param node id of the indicator; null of an effect on the index as a whole
   * @param amount of score
   */
  public record Effect(Cause cause, String node, double amount) {}

  /** A unit in a computed index. */
  public record Point(Calculation calculation, Prepared prepared, Scored scored, int row) {

    private double score() {
      return scored.columns()[calculation.data().tree().top()][row];
    }

    private boolean isObserved(int column) {
      return !Double.isNaN(calculation.data().raw()[column][row]);
    }

    private int pool() {
      List<Pool> pools = calculation.data().pools();
      return IntStream.range(0, pools.size())
          .filter(p -> IntStream.of(pools.get(p).rows()).anyMatch(r -> r == row))
          .findAny()
          .orElseThrow();
    }
  }

  /**
   * The change of a unit's score, from one period to another or after a revision.
   *
   * @param from where it was
   * @param restated the same data by the framework of {@code to}; {@code from} itself if it is the
   *     same
   * @param to where it is
   * @throws IllegalArgumentException if one of them has no score
   */
  public static Change of(Point from, Point restated, Point to) {
    for (Point point : List.of(from, restated, to)) {
      if (Double.isNaN(point.score())) {
        throw new IllegalArgumentException(
            "Cannot explain a change, the unit has no score in row: " + point.row());
      }
    }
    List<Effect> effects = new ArrayList<>();
    add(effects, Cause.METHOD, null, restated.score() - from.score());
    Choice choice = Choice.of(to.calculation().framework().method());
    RowScore score = new RowScore(to.calculation(), choice);
    boolean comparable =
        score.isPossible() && ids(restated.calculation()).equals(ids(to.calculation()));
    if (comparable) {
      within(effects, score, restated, to);
    } else {
      shares(effects, restated, to);
    }
    return new Change(from.score(), to.score(), effects);
  }

  private static List<String> ids(Calculation calculation) {
    return calculation.data().tree().leaves().stream()
        .map(leaf -> calculation.data().tree().node(leaf).id())
        .toList();
  }

  private static void add(List<Effect> effects, Cause cause, String node, double amount) {
    if (amount != 0) {
      effects.add(new Effect(cause, node, amount));
    }
  }

  /** Where a score depends on others, or indicators differ: the difference of contributions. */
  private static void shares(List<Effect> effects, Point from, Point to) {
    Map<String, Double> before = contributions(from);
    Map<String, Double> after = contributions(to);
    after.forEach(
        (id, amount) ->
            add(
                effects,
                before.containsKey(id) ? Cause.DATA : Cause.MISSING,
                id,
                amount - before.getOrDefault(id, 0.0)));
    before.forEach(
        (id, amount) -> {
          if (!after.containsKey(id)) {
            add(effects, Cause.MISSING, id, -amount);
          }
        });
  }

  private static Map<String, Double> contributions(Point point) {
    double[] of =
        Contributions.of(
            point.calculation(),
            point.scored(),
            Choice.of(point.calculation().framework().method()),
            point.calculation().data().tree().top(),
            point.row());
    Map<String, Double> byId = new LinkedHashMap<>();
    List<String> ids = ids(point.calculation());
    for (int c = 0; c < of.length; c++) {
      if (!Double.isNaN(of[c])) {
        byId.put(ids.get(c), of[c]);
      }
    }
    return byId;
  }

  private static void within(List<Effect> effects, RowScore score, Point from, Point to) {
    List<String> ids = ids(to.calculation());
    int columns = ids.size();
    double[] start = new double[columns];
    double[] treated = new double[columns];
    double[] scaled = new double[columns];
    double[] known = new double[columns];
    double[] end = new double[columns];
    int before = from.pool();
    int after = to.pool();
    for (int c = 0; c < columns; c++) {
      double value = from.prepared().imputed()[c][from.row()];
      start[c] = from.prepared().normalised()[c][from.row()];
      end[c] = to.prepared().normalised()[c][to.row()];
      boolean there = !Double.isNaN(value) && !Double.isNaN(start[c]);
      double byNew =
          there ? to.prepared().treatments()[c][after].map().applyAsDouble(value) : Double.NaN;
      treated[c] =
          there ? from.prepared().scales()[c][before].at().applyAsDouble(byNew) : Double.NaN;
      scaled[c] = there ? to.prepared().scales()[c][after].at().applyAsDouble(byNew) : Double.NaN;
      known[c] = from.isObserved(c) && to.isObserved(c) ? scaled[c] : end[c];
    }
    double[][] weights = to.scored().weights();
    add(
        effects,
        Cause.WEIGHTS,
        null,
        score.of(start, weights) - score.of(start, from.scored().weights()));
    step(effects, Cause.TREATMENT, score, weights, ids, start, treated);
    step(effects, Cause.SCALE, score, weights, ids, treated, scaled);
    step(effects, Cause.MISSING, score, weights, ids, scaled, known);
    step(effects, Cause.DATA, score, weights, ids, known, end);
  }

  private static void step(
      List<Effect> effects,
      Cause cause,
      RowScore score,
      double[][] weights,
      List<String> ids,
      double[] from,
      double[] to) {
    int[] changed =
        IntStream.range(0, from.length).filter(c -> Double.compare(from[c], to[c]) != 0).toArray();
    double[] sum = new double[from.length];
    SplittableRandom random = new SplittableRandom(SEED);
    int[] order = changed.clone();
    for (int round = 0; round < ORDERS && changed.length > 0; round++) {
      for (int i = order.length - 1; i > 0; i--) {
        int j = random.nextInt(i + 1);
        int moved = order[i];
        order[i] = order[j];
        order[j] = moved;
      }
      walk(sum, score, weights, from, to, order);
      int[] back = order.clone();
      for (int i = 0; i < order.length; i++) {
        back[i] = order[order.length - 1 - i];
      }
      walk(sum, score, weights, from, to, back);
    }
    for (int c : changed) {
      add(effects, cause, ids.get(c), sum[c] / (2 * ORDERS));
    }
  }

  private static void walk(
      double[] sum, RowScore score, double[][] weights, double[] from, double[] to, int[] order) {
    double[] scores = score.scores(from, weights);
    double last = scores[scores.length - 1];
    for (int c : order) {
      double next = score.change(scores, c, to[c], weights);
      sum[c] += next - last;
      last = next;
    }
  }
}
