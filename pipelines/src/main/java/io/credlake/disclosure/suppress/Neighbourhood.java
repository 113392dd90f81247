package io.credlake.disclosure.suppress;

import io.credlake.disclosure.suppress.Numbers.Number;
import java.util.Collection;

/** Where to look first for cells that protect another. */
interface Neighbourhood {

  /**
   * Numbers that share tables with one.
   *
   * @param breadth how many of the neighbours in each direction, the cheapest first
   */
  Collection<Number> of(Number number, int breadth);
}
