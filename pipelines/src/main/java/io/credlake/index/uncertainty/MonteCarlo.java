package io.credlake.index.uncertainty;

import io.credlake.index.compute.Scored;
import io.credlake.index.stat.Moments;
import io.credlake.index.stat.Quantile;
import io.credlake.index.stat.Ranks;
import io.credlake.index.stat.Spread;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;

/**
 * Replicates an index as it might be, and tells how far scores and ranks move.
 *
 * <p>Source: Saisana, Saltelli and Tarantola (2005), JRSS A 168; OECD/JRC Handbook (2008), step 8.
 * A replication depends on the seed and its number alone: the same seed gives the same bits on any
 * number of threads. Where all replications do not fit into memory, nodes are taken in turns and
 * replications are made again.
 */
public final class MonteCarlo {

  private static final int BYTES = Float.BYTES + Character.BYTES;
  private static final int PART_OF_MEMORY = 2;

  private final Simulation simulation;
  private final Scored base;
  private final int threads;
  private final int replications;
  private final int rows;
  private final List<int[]> scopes;

  /**
   * Of a simulation.
   *
   * @param base scores by the framework's own method
   * @param threads that work at it
   */
  public MonteCarlo(Simulation simulation, Scored base, int threads) {
    this.simulation = simulation;
    this.base = base;
    this.threads = threads;
    this.replications = simulation.uncertainty().replications();
    this.scopes = simulation.calculation().data().scopes();
    this.rows = simulation.calculation().data().rows().length;
    if (rows > Character.MAX_VALUE) {
      throw new IllegalArgumentException(
          "Cannot rank so many units, %d are the most: %d"
              .formatted((int) Character.MAX_VALUE, rows));
    }
  }

  /**
   * What was found.
   *
   * @param standings of all rows that have a score, node by node
   * @param pairs of the top that cannot be told apart
   * @param kept part of the replications that allowed no weights of a node that follow from the
   *     data, so that those of the data as reported stand; by node, from 0 to 1
   */
  public record Found(List<Standing> standings, List<Pair> pairs, double[] kept) {}

  /**
   * Replications of a node, {@code [row][replication]}. Scores are held by how far they are from
   * that of the framework's own method, in a unit of their size: in single precision, which is
   * finer than any replication.
   */
  private record Sample(int node, double unit, float[][] deviations, char[][] ranks) {}

  /** A power of two, so that no digit is lost: about as great as the greatest score. */
  private double unit(int node) {
    double greatest =
        Arrays.stream(base.columns()[node])
            .filter(score -> !Double.isNaN(score))
            .map(Math::abs)
            .max()
            .orElse(0);
    return greatest == 0 ? 1 : Math.scalb(1.0, Math.getExponent(greatest));
  }

  /** Replicates. */
  public Found run() {
    int[] nodes =
        IntStream.range(0, simulation.calculation().data().tree().size())
            .filter(n -> simulation.calculation().data().tree().column(n) < 0)
            .toArray();
    long each = (long) rows * replications * BYTES;
    long room = Runtime.getRuntime().maxMemory() / PART_OF_MEMORY / Math.max(1, each);
    int turn = (int) Math.clamp(room, 1, nodes.length);
    List<Standing> standings = new ArrayList<>();
    List<Pair> pairs = List.of();
    AtomicIntegerArray kept = new AtomicIntegerArray(simulation.calculation().data().tree().size());
    for (int from = 0; from < nodes.length; from += turn) {
      int[] of = Arrays.copyOfRange(nodes, from, Math.min(nodes.length, from + turn));
      for (Sample sample : replicate(of, kept)) {
        if (sample.node() == nodes[nodes.length - 1]) {
          pairs = pairs(sample);
        }
        standings.addAll(standings(sample));
      }
    }
    return new Found(
        standings,
        pairs,
        IntStream.range(0, kept.length())
            .mapToDouble(n -> (double) kept.get(n) / replications)
            .toArray());
  }

  private List<Sample> replicate(int[] nodes, AtomicIntegerArray kept) {
    List<Sample> samples =
        IntStream.of(nodes)
            .mapToObj(
                n ->
                    new Sample(
                        n, unit(n), new float[rows][replications], new char[rows][replications]))
            .toList();
    long seed = simulation.uncertainty().seed();
    Workers.each(
        replications,
        threads,
        r -> {
          Simulation.Replica replica = simulation.at(simulation.point(seed, r));
          int[] ranks = new int[rows];
          for (Sample sample : samples) {
            double[] scores = replica.scores()[sample.node()];
            if (replica.kept().get(sample.node())) {
              kept.incrementAndGet(sample.node());
            }
            for (int[] scope : scopes) {
              Ranks.descending(scores, scope, ranks);
            }
            for (int row = 0; row < rows; row++) {
              sample.deviations()[row][r] =
                  (float) ((scores[row] - base.columns()[sample.node()][row]) / sample.unit());
              sample.ranks()[row][r] = (char) ranks[row];
            }
          }
        });
    return samples;
  }

  private List<Standing> standings(Sample sample) {
    double[] scores = base.columns()[sample.node()];
    int[] ranks = new int[rows];
    int[] of = new int[rows];
    for (int[] scope : scopes) {
      Ranks.descending(scores, scope, ranks);
      int ranked = (int) IntStream.of(scope).filter(row -> ranks[row] > 0).count();
      for (int row : scope) {
        of[row] = ranked;
      }
    }
    Standing[] standings = new Standing[rows];
    Workers.each(
        rows,
        threads,
        row -> {
          if (!Double.isNaN(scores[row])) {
            standings[row] = standing(sample, row, scores[row], ranks[row], of[row]);
          }
        });
    return Arrays.stream(standings).filter(standing -> standing != null).toList();
  }

  /** Replications in which the unit has no score do not count. */
  private Standing standing(Sample sample, int row, double score, int rank, int of) {
    double part = (1 - simulation.uncertainty().interval()) / 2;
    float[] deviations = sample.deviations()[row];
    double[] scores =
        IntStream.range(0, replications)
            .mapToDouble(r -> score + deviations[r] * sample.unit())
            .filter(s -> !Double.isNaN(s))
            .sorted()
            .toArray();
    char[] all = sample.ranks()[row].clone();
    Arrays.sort(all);
    int[] ranks = IntStream.range(0, all.length).map(r -> all[r]).filter(r -> r > 0).toArray();
    if (ranks.length == 0) {
      ranks = new int[] {rank};
      scores = new double[] {score};
    }
    Moments moments = Moments.of(scores);
    double sd = moments.sd(Spread.SAMPLE);
    int last = ranks.length - 1;
    return new Standing(
        sample.node(),
        row,
        score,
        new Interval(
            Quantile.of(scores, part), Quantile.of(scores, 0.5), Quantile.of(scores, 1 - part)),
        moments.mean(),
        Double.isNaN(sd) ? 0 : sd,
        rank,
        new Interval(
            ranks[(int) Math.floor(part * last)],
            ranks[last / 2],
            ranks[(int) Math.ceil((1 - part) * last)]),
        of);
  }

  private List<Pair> pairs(Sample sample) {
    double[] scores = base.columns()[sample.node()];
    double[] least = new double[rows];
    double[] most = new double[rows];
    for (int row = 0; row < rows; row++) {
      least[row] = Double.MAX_VALUE;
      most[row] = -Double.MAX_VALUE;
      for (float deviation : sample.deviations()[row]) {
        if (!Float.isNaN(deviation)) {
          least[row] = Math.min(least[row], scores[row] + deviation * sample.unit());
          most[row] = Math.max(most[row], scores[row] + deviation * sample.unit());
        }
      }
    }
    List<List<Pair>> found = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      found.add(new ArrayList<>());
    }
    for (int[] scope : scopes) {
      Workers.each(
          scope.length,
          threads,
          i -> {
            for (int j = 0; j < i; j++) {
              boolean swapped = scores[scope[j]] > scores[scope[i]];
              int a = swapped ? scope[j] : scope[i];
              int b = swapped ? scope[i] : scope[j];
              if (least[a] <= most[b]) {
                double above =
                    above(
                        sample.deviations()[a],
                        sample.deviations()[b],
                        (scores[b] - scores[a]) / sample.unit());
                if (Math.abs(above - 0.5) < simulation.uncertainty().interval() / 2) {
                  found.get(scope[i]).add(new Pair(a, b, above));
                }
              }
            }
          });
    }
    return found.stream().flatMap(List::stream).toList();
  }

  /** Part of the replications in which a lies above b; those in which one has no score are left. */
  private static double above(float[] a, float[] b, double gap) {
    int above = 0;
    int below = 0;
    int equal = 0;
    for (int r = 0; r < a.length; r++) {
      double difference = (double) a[r] - b[r];
      above += difference > gap ? 1 : 0;
      below += difference < gap ? 1 : 0;
      equal += difference == gap ? 1 : 0;
    }
    return (above + equal / 2.0) / (above + below + equal);
  }
}
