package io.credlake.indicator;

import io.credlake.code.Months;
import io.credlake.indicator.Indicator.Direction;
import io.credlake.indicator.Indicator.Target;
import io.credlake.indicator.Indicator.Unit;
import io.credlake.indicator.Measure.Period;
import io.credlake.plan.Commitment;
import io.credlake.plan.Plan;
import java.util.List;

/**
 * What the commitments of the four domains (government affairs, commerce, society, judiciary) add
 * to the index of their delivery: how much of its target each reaches at a year's end, from 0 to
 * 100, all with the same weight.
 *
 * <p>A value is set against its target (distance to a reference, OECD/JRC Handbook 2008, section
 * 5.4); what is to be nought counts by the share that is free of it. Commitments that have only a
 * direction have nothing to be set against and do not count.
 */
public final class FourDomains {

  private static final List<String> DOMAINS = List.of("P2.1", "P2.2", "P2.3", "P2.4");
  private static final double ALL = 100;

  private FourDomains() {}

  /** Whether an indicator counts. */
  public static boolean has(Commitment commitment, Indicator indicator) {
    Target target = indicator.target();
    return DOMAINS.contains(commitment.part())
        && target.kind() == Target.Kind.LEVEL
        && (indicator.direction() == Direction.UP
            ? target.value() > 0
            : indicator.direction() == Direction.DOWN
                && indicator.unit() == Unit.PERCENT
                && target.value() == 0);
  }

  /** What a value of an indicator adds in its region and month; nothing unless it is a year's. */
  public static Numbers of(Indicator indicator, Value value) {
    if (value.period() != Period.YEARLY
        || value.value() == null
        || !value.department().isEmpty()
        || !value.field().isEmpty()
        || Months.firstDay(value.month()).getYear() > Plan.LAST_YEAR) {
      return Numbers.NOTHING;
    }
    double reached =
        indicator.direction() == Direction.DOWN
            ? ALL - value.value()
            : ALL * value.value() / indicator.target().value();
    long hundredths = Math.round(Numbers.HUNDREDTHS * Math.clamp(reached, 0, ALL));
    return new Numbers(hundredths, Numbers.HUNDREDTHS, 1, 0, 0, 0);
  }
}
