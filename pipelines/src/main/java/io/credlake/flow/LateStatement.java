package io.credlake.flow;

import io.credlake.flow.CoverageEvent.Round;
import java.io.Serializable;

/**
 * A statement that would change what is settled, so that the counting misses it.
 *
 * @param round in which it came
 * @param identifier number under which it speaks of its organisation
 * @param day of which it speaks, since 1970-01-01
 * @param reported day on which it was said, since 1970-01-01
 */
record LateStatement(Round round, String identifier, int day, int reported)
    implements Serializable {}
