package io.credlake.open;

import io.credlake.disclosure.table.Code;
import io.credlake.disclosure.table.Dimension;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How a dimension of open datasets is divided.
 *
 * @param id of the dimension
 * @param kind how its codes go together
 * @param total code of which the others are parts; null where they have none
 * @param parents code above a code, where codes have several levels
 */
record Division(String id, Kind kind, String total, Map<String, String> parents) {

  /** Behind the code of a whole: what it has beside the parts that are told. */
  private static final String REST = "~";

  /** How codes go together. */
  enum Kind {
    /** Parts sum to their whole. */
    ADDS_UP,
    /**
     * Codes do not sum, e.g. times, or fields: an organisation may be in several. Where there is a
     * total, each is at most that, see {@link Overlaps}.
     */
    APART
  }

  Division {
    parents = Map.copyOf(parents);
  }

  /** Name of what a whole has beside the parts that are told. */
  static String restOf(String whole) {
    return whole + REST;
  }

  /** Whether a code is such a name. */
  static boolean isRest(String code) {
    return code.endsWith(REST);
  }

  /**
   * The dimension over codes that are there.
   *
   * @param related whether wholes are tied to their parts
   */
  Dimension over(Set<String> codes, boolean related) {
    if (!related) {
      return Dimension.withoutTotal(id, codes.stream().sorted().map(Code::of).toList());
    }
    Map<String, List<String>> parts = new HashMap<>();
    List<String> tops = new ArrayList<>();
    for (String code : codes.stream().sorted().toList()) {
      String whole = wholeOf(code, codes);
      if (whole == null) {
        tops.add(code);
      } else {
        parts.computeIfAbsent(whole, w -> new ArrayList<>()).add(code);
      }
    }
    return tops.equals(Collections.singletonList(total))
        ? Dimension.withTotal(id, code(total, parts))
        : Dimension.withoutTotal(id, tops.stream().map(top -> code(top, parts)).toList());
  }

  private static Code code(String code, Map<String, List<String>> parts) {
    if (!parts.containsKey(code)) {
      return Code.of(code);
    }
    List<Code> all = new ArrayList<>();
    parts.get(code).forEach(part -> all.add(code(part, parts)));
    all.add(Code.of(restOf(code)));
    return new Code(code, all);
  }

  /** The nearest code above one that is there; null: there is none. */
  private String wholeOf(String code, Set<String> codes) {
    Set<String> passed = new LinkedHashSet<>();
    String above = code;
    while (parents.containsKey(above) && passed.add(above)) {
      above = parents.get(above);
      if (codes.contains(above)) {
        return above;
      }
    }
    return total != null && !code.equals(total) && codes.contains(total) ? total : null;
  }
}
