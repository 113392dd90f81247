package io.credlake.contract;

import io.credlake.conf.Nearest;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * The contracts of the feeds that a job reads; a feed that is not in it is refused.
 *
 * @param contracts in a fixed order: what travels between operators names a feed by its position
 */
public record FeedCatalogue(List<FeedContract> contracts) implements Serializable {

  /** Position of a feed that has no contract. */
  public static final int UNKNOWN = -1;

  /** Keeps the order of the contracts. */
  public FeedCatalogue {
    contracts = List.copyOf(contracts);
  }

  /** The contract of a feed; empty if it has none. */
  public Optional<FeedContract> find(String feed) {
    int index = indexOf(feed);
    return index == UNKNOWN ? Optional.empty() : Optional.of(contracts.get(index));
  }

  /** Position of a feed, or {@link #UNKNOWN}. */
  public int indexOf(String feed) {
    for (int i = 0; i < contracts.size(); i++) {
      if (contracts.get(i).feed().equals(feed)) {
        return i;
      }
    }
    return UNKNOWN;
  }

  /** Names of the feeds. */
  public List<String> feeds() {
    return contracts.stream().map(FeedContract::feed).toList();
  }

  /** Why a delivery of an unknown feed is refused, with the nearest known one. */
  public String unknown(String feed) {
    return "Cannot take delivery, no contract of its feed in conf/feeds: %s%s"
        .formatted(
            feed, Nearest.to(feed, feeds()).map(n -> " (did you mean " + n + "?)").orElse(""));
  }
}
