package io.credlake.index;

import io.credlake.index.coherence.Coherence;
import io.credlake.index.compute.Calculation;
import io.credlake.index.compute.Choice;
import io.credlake.index.compute.Data;
import io.credlake.index.compute.Prepared;
import io.credlake.index.compute.Scored;
import io.credlake.index.framework.Framework;
import io.credlake.index.framework.Method.Compare;
import io.credlake.index.framework.Node;
import io.credlake.index.panel.Panel;
import io.credlake.index.uncertainty.MonteCarlo;
import io.credlake.index.uncertainty.Sensitivity;
import io.credlake.index.uncertainty.Simulation;
import io.credlake.index.uncertainty.Standing;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Computes a composite index: framework and data in, scores with their uncertainty out. */
public final class CompositeIndex {

  /** Raised when the same framework and data give other numbers. */
  public static final int VERSION = 2;

  private final Framework framework;
  private final int threads;

  /** The index of a framework, on as many threads as there are cores. */
  public CompositeIndex(Framework framework) {
    this(framework, Runtime.getRuntime().availableProcessors());
  }

  /** The index of a framework; the number of threads changes no result. */
  public CompositeIndex(Framework framework, int threads) {
    this.framework = framework;
    this.threads = threads;
  }

  /**
   * Computes it.
   *
   * @throws IllegalArgumentException if the data do not allow a step; the message says which, and
   *     of what
   */
  public IndexResult compute(Panel panel) {
    Computed computed = scores(panel);
    Simulation simulation = new Simulation(computed.calculation());
    MonteCarlo.Found found = simulate(simulation, computed);
    return new IndexResult(
        panel,
        computed,
        Coherence.of(computed.calculation().data().tree(), computed.scored()),
        found.standings(),
        found.pairs(),
        found.kept(),
        Sensitivity.of(simulation, computed.scored(), threads));
  }

  /** Scores and ranks with their intervals, without the rest of {@link #compute}. */
  public Ranked rank(Panel panel) {
    Computed computed = scores(panel);
    MonteCarlo.Found found = simulate(new Simulation(computed.calculation()), computed);
    return new Ranked(panel, computed, found.standings());
  }

  private MonteCarlo.Found simulate(Simulation simulation, Computed computed) {
    return new MonteCarlo(simulation, computed.scored(), threads).run();
  }

  /** Scores alone, without ranks: these need their uncertainty, see {@link #rank}. */
  public Computed scores(Panel panel) {
    refuseNoGroup(panel);
    Data data = Data.of(framework, panel);
    List<String> units =
        IntStream.of(data.rows()).mapToObj(row -> panel.rows().get(row).unit()).toList();
    Calculation calculation = new Calculation(framework, data, units);
    Choice choice = Choice.of(framework.method());
    Prepared prepared = calculation.prepare(data.raw(), choice);
    return new Computed(calculation, prepared, calculation.score(prepared.normalised(), choice));
  }

  private void refuseNoGroup(Panel panel) {
    if (framework.method().compare().groups() == Compare.Groups.INSIDE) {
      for (Panel.Row row : panel.rows()) {
        if (row.group().isEmpty()) {
          throw new IllegalArgumentException(
              framework.columns().group() == null
                  ? "Cannot compare inside groups, columns.group names no column of them: "
                      + framework.id()
                  : "Cannot compare inside groups, a unit has none: " + row.unit());
        }
      }
    }
  }

  /**
   * Steps and scores of an index.
   *
   * @param calculation with framework and data
   * @param prepared indicators, step by step
   * @param scored scores and weights of all nodes
   */
  public record Computed(Calculation calculation, Prepared prepared, Scored scored) {}

  /**
   * Where units stand in an index.
   *
   * @param standings as in {@link IndexResult}
   */
  public record Ranked(Panel panel, Computed computed, List<Standing> standings) {

    /** Where a unit stood at a node in a period; empty if it has no score there. */
    public Optional<Standing> standing(Node node, String unit, String period) {
      Data data = computed.calculation().data();
      return standings.stream()
          .filter(one -> data.tree().node(one.node()).id().equals(node.id()))
          .filter(
              one -> {
                Panel.Row row = panel.rows().get(data.rows()[one.row()]);
                return row.unit().equals(unit) && row.period().equals(period);
              })
          .findAny();
    }
  }
}
