package io.credlake.disclosure.suppress;

import io.credlake.disclosure.suppress.Figures.Figure;
import java.util.Collection;

/** Where to look first for cells that protect another. */
interface Neighbourhood {

  /**
   * Figures that share tables with one.
   *
   * @param breadth how many of the neighbours in each direction, the cheapest first
   */
  Collection<Figure> near(Figure number, int breadth);

  /** The same with the wholes that they are parts of, for cells that only wholes can move. */
  Collection<Figure> wide(Figure number, int breadth);
}
