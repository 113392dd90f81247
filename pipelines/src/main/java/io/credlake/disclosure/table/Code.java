package io.credlake.disclosure.table;

import java.util.Arrays;
import java.util.List;

/**
 * A code and the codes that it is made of.
 *
 * @param id unique in its dimension
 * @param parts empty: it is not divided
 */
public record Code(String id, List<Code> parts) {

  /** Takes a copy. */
  public Code {
    parts = List.copyOf(parts);
  }

  /** A code that is not divided. */
  public static Code of(String id) {
    return new Code(id, List.of());
  }

  /** A code of undivided parts. */
  public static Code of(String id, String... parts) {
    return new Code(id, Arrays.stream(parts).map(Code::of).toList());
  }

  /** A code of parts. */
  public static Code of(String id, Code... parts) {
    return new Code(id, List.of(parts));
  }
}
