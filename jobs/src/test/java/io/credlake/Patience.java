package io.credlake;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** How long tests wait for what happens beside them: a crowded machine may need minutes. */
public final class Patience {

  private static final Duration LONGEST = Duration.ofMinutes(5);

  private Patience() {}

  /** Looks again and again until something is so; fails if it is not within the longest time. */
  public static ConditionFactory await() {
    return Awaitility.await().atMost(LONGEST);
  }
}
