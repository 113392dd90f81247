package io.credlake.flow;

import io.credlake.indicator.Tally;
import java.io.IOException;

/** Takes what rows say of units. */
interface UnitListener {

  /** News of a unit. */
  void unit(UnitNews news) throws IOException;

  /** Where numbers go that need no unit. */
  Tally tally();
}
