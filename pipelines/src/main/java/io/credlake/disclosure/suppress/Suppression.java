package io.credlake.disclosure.suppress;

import io.credlake.disclosure.suppress.Figures.Figure;
import io.credlake.disclosure.table.LinkedTable;
import java.util.Comparator;
import java.util.List;

/**
 * Suppresses what sensitive numbers need and attacks the outcome. Blocks that nothing ties, such as
 * years, are worked on side by side; the outcome does not depend on it.
 */
public final class Suppression {

  private final Assembly assembly;
  private final List<LinkedTable> tables;

  /** Suppression of numbers, with the tables of the release for neighbours. */
  public Suppression(Assembly assembly, List<LinkedTable> tables) {
    this.assembly = assembly;
    this.tables = tables;
  }

  /** Hides numbers; what can be found out about all hidden ones, in order of their places. */
  public List<Found> run() {
    Figures numbers = assembly.numbers();
    Neighbourhood neighbours = new TableNeighbours(numbers, tables, assembly.current());
    return numbers.blocks().parallelStream()
        .filter(block -> block.stream().anyMatch(Figure::hidden))
        .flatMap(block -> found(numbers, block, neighbours).stream())
        .sorted(Comparator.comparingInt(found -> found.number().place()))
        .toList();
  }

  private static List<Found> found(Figures numbers, List<Figure> block, Neighbourhood neighbours) {
    Suppressor suppressor = new Suppressor(numbers, block, neighbours);
    Witnesses witnesses = suppressor.suppress();
    return new Attack(numbers, witnesses).on(block, suppressor.exposed());
  }
}
