package io.credlake.release.diff;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What of the configuration is other in one release than in another.
 *
 * @param names as releases call their digests, in their order; "program" is the version of it
 */
public record ChangedConf(List<String> names) {

  /** Of views, which name the release itself, and of tables, which differ with any row. */
  private static final Set<String> OF_THE_RELEASE = Set.of("views", "tables");

  private static final Set<String> RULES = Set.of("coverage", "codes");

  /**
   * What differs by the digests that both recorded.
   *
   * @param first by name, in their order
   */
  public static ChangedConf between(Map<String, String> first, Map<String, String> second) {
    return new ChangedConf(
        first.keySet().stream()
            .filter(name -> !OF_THE_RELEASE.contains(name))
            .filter(name -> !Objects.equals(first.get(name), second.get(name)))
            .toList());
  }

  /** Whether rules of coverage or code lists are others, which can move any figure. */
  boolean hasRules() {
    return names.stream().anyMatch(RULES::contains);
  }
}
