package io.credlake.web.region;

import io.credlake.rate.IndexFigures.Standing;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** In which order regions are listed; those without what is asked for come last. */
public enum Order {
  /** The best first. */
  RANK(Comparator.comparing(one -> one.ranks() == null ? Integer.MAX_VALUE : one.ranks().rank())),
  /** As GB/T 2260 has them. */
  REGION(Comparator.comparing(Standing::region)),
  /** Those of which most is known first. */
  KNOWN(
      Comparator.comparing(
          (Standing one) -> one.weightKnown() == null ? -1 : one.weightKnown(),
          Comparator.reverseOrder())),
  /** The widest intervals, of which least can be said, first. */
  INTERVAL(
      Comparator.comparing(
          (Standing one) -> one.score() == null ? -1 : one.high() - one.low(),
          Comparator.reverseOrder()));

  private final Comparator<Standing> comparator;

  Order(Comparator<Standing> comparator) {
    this.comparator = comparator;
  }

  /** Its name in an address. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Puts regions in this order; equal ones by code. */
  public List<Standing> sort(List<Standing> standings) {
    return standings.stream().sorted(comparator.thenComparing(Standing::region)).toList();
  }

  /**
   * The order of a name; by rank if there is none.
   *
   * @throws IllegalArgumentException if the name is another
   */
  static Order of(String name) {
    if (name == null || name.isEmpty()) {
      return RANK;
    }
    return Arrays.stream(values())
        .filter(order -> order.key().equals(name))
        .findAny()
        .orElseThrow(() -> new IllegalArgumentException("Invalid order: " + name));
  }
}
