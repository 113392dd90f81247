package io.credlake.coverage;

import java.util.SortedMap;
import java.util.TreeMap;

/** How the organisations of a ledger appear in the cells of coverage. */
public final class Appearances {

  private final SortedMap<String, Appearance> byName;

  Appearances(SortedMap<String, Appearance> byName) {
    this.byName = byName;
  }

  /** Those of a ledger of which nothing was said. */
  public static Appearances none() {
    return new Appearances(new TreeMap<>());
  }

  /** The name of the organisation if it is just one; else empty. */
  String onlyName() {
    return byName.size() == 1 ? byName.firstKey() : "";
  }

  Appearance of(String name) {
    return byName.get(name);
  }

  /** Tells all changes by which the cells come to count others instead of these. */
  public void changeTo(Appearances after, Change change) {
    byName.forEach(
        (name, before) -> {
          Appearance now = after.of(name);
          if (now == null) {
            before.tell(-1, change);
          } else {
            before.changeTo(now, change);
          }
        });
    after.byName.forEach(
        (name, now) -> {
          if (!byName.containsKey(name)) {
            now.tell(1, change);
          }
        });
  }
}
