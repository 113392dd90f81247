package io.credlake.web.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * Slows down who guesses passwords: after some failures one has to wait, each time twice as long.
 *
 * <p>An attempt counts as failed before it is looked at, so that many at once do not pass. Failures
 * are counted by user and address together, by address, and by user from anywhere; the last needs
 * many, so that nobody locks out another easily.
 */
public final class Attempts {

  /** Failures of a user from an address, of an address, and of a user that cost no waiting. */
  private static final int FREE_OF_BOTH = 5;

  private static final int FREE_OF_ADDRESS = 20;
  private static final int FREE_OF_USER = 50;

  private static final Duration FIRST_WAIT = Duration.ofSeconds(15);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
  private static final Duration FORGOTTEN = Duration.ofHours(1);
  private static final int MOST = 100_000;
  private static final int MOST_DOUBLINGS = 20;

  private record Failures(int count, Instant last) {}

  private final InstantSource clock;
  private final Cache<String, Failures> failures =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(FORGOTTEN).build();

  /** No attempts yet. */
  public Attempts(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Notes an attempt, if one may be made now.
   *
   * @return how long one has to wait; zero: the attempt may be made, and is noted as failed
   */
  public synchronized Duration begin(String user, String address) {
    Instant now = clock.instant();
    Duration wait = Duration.ZERO;
    for (Map.Entry<String, Integer> key : keys(user, address)) {
      Failures known = failures.getIfPresent(key.getKey());
      if (known != null) {
        Instant free = known.last().plus(wait(known.count() - key.getValue()));
        Duration left = Duration.between(now, free);
        wait = left.compareTo(wait) > 0 ? left : wait;
      }
    }
    if (wait.isPositive()) {
      return wait;
    }
    for (Map.Entry<String, Integer> key : keys(user, address)) {
      Failures known = failures.getIfPresent(key.getKey());
      failures.put(key.getKey(), new Failures(known == null ? 1 : known.count() + 1, now));
    }
    return Duration.ZERO;
  }

  /** The attempt was right: it does not count, nor do those of the user from there before. */
  public synchronized void succeeded(String user, String address) {
    List<Map.Entry<String, Integer>> keys = keys(user, address);
    failures.invalidate(keys.getFirst().getKey());
    for (Map.Entry<String, Integer> key : keys.subList(1, keys.size())) {
      failures
          .asMap()
          .computeIfPresent(
              key.getKey(),
              (name, known) ->
                  known.count() == 1 ? null : new Failures(known.count() - 1, known.last()));
    }
  }

  /** What is counted, with how many failures are free. */
  private static List<Map.Entry<String, Integer>> keys(String user, String address) {
    return List.of(
        Map.entry("both " + address + " " + user, FREE_OF_BOTH),
        Map.entry("address " + address, FREE_OF_ADDRESS),
        Map.entry("user " + user, FREE_OF_USER));
  }

  private static Duration wait(int beyond) {
    if (beyond < 0) {
      return Duration.ZERO;
    }
    Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(beyond, MOST_DOUBLINGS));
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }
}
