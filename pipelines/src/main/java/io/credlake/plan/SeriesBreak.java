package io.credlake.plan;

import java.io.Serializable;
import java.time.YearMonth;
import java.util.List;

/**
 * A change of rules or codes after which numbers cannot be compared with those before.
 *
 * @param id name of the break
 * @param kind what happens to the series
 * @param month first month of the new series, or first month without one
 * @param nameZh what changed
 * @param nameEn what changed, in English
 * @param touches commitments, nodes, or senders whose figures it breaks; a facet as {@code
 *     by:industry} breaks figures told apart by it only
 */
public record SeriesBreak(
    String id, Kind kind, YearMonth month, String nameZh, String nameEn, List<String> touches)
    implements Serializable {

  /** What happens to a series. */
  public enum Kind {
    /** It begins anew. */
    BREAK,
    /** It stops: later months are not zero but discontinued. */
    END
  }

  /** Whether it breaks the figures of a commitment that are told apart by nothing more. */
  public boolean touches(Commitment commitment) {
    return touches.stream()
        .anyMatch(touched -> commitment.isIn(touched) || commitment.senders().contains(touched));
  }
}
