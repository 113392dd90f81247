package io.credlake.web.region;

import io.credlake.web.InvalidRequest;
import java.util.Arrays;
import java.util.List;

/** Codes of regions in an address: several parameters, or one with commas. */
final class Codes {

  private static final String CODE = "[0-9]{6}";
  private static final int MOST = 6;

  private Codes() {}

  /**
   * The codes, each once, in the order given.
   *
   * @throws InvalidRequest if one is not written as a code, or there are too many to compare
   */
  static List<String> of(List<String> given) {
    List<String> codes =
        given.stream()
            .flatMap(text -> Arrays.stream(text.split(",", -1)))
            .map(String::strip)
            .filter(code -> !code.isEmpty())
            .distinct()
            .toList();
    codes.stream()
        .filter(code -> !code.matches(CODE))
        .findFirst()
        .ifPresent(
            code -> {
              throw new InvalidRequest("Invalid region, write six digits: " + code);
            });
    if (codes.size() > MOST) {
      throw new InvalidRequest(
          "Cannot compare regions, at most %d fit: %d".formatted(MOST, codes.size()));
    }
    return codes;
  }
}
