package io.credlake.rate;

import io.credlake.code.Region;
import io.credlake.code.Regions;
import io.credlake.conf.Nearest;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A region of which a figure tells.
 *
 * @param code GB/T 2260; 000000 for the nation
 * @param level nation, province, prefecture or county
 * @param nameZh Chinese name
 * @param nameEn English name; empty where none is known
 */
public record Place(String code, String level, String nameZh, String nameEn) {

  private static final String CODE = "[0-9]{6}";

  /** The nation. */
  public static final Place NATION = new Place(Region.NATION, "nation", "全国", "Nation");

  /**
   * The region of a code or name.
   *
   * @throws IllegalArgumentException if none has it, or several; the message names the nearest, or
   *     the several
   */
  public static Place find(Regions regions, String codeOrName) {
    String wanted = codeOrName.strip();
    if (Stream.of(NATION.code, NATION.nameZh, NATION.nameEn).anyMatch(wanted::equalsIgnoreCase)) {
      return NATION;
    }
    Map<String, Region> found = new TreeMap<>();
    newestLast(regions)
        .filter(region -> names(region).anyMatch(wanted::equalsIgnoreCase))
        .forEach(region -> found.put(region.code(), region));
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          "Invalid region: %s%s".formatted(codeOrName, hint(regions, wanted)));
    }
    List<Region> highest =
        found.values().stream()
            .filter(region -> region.level() == level(found.values().stream()))
            .toList();
    if (highest.size() > 1) {
      throw new IllegalArgumentException(
          "Invalid region, several have the name, give the code of one (%s): %s"
              .formatted(
                  String.join(", ", highest.stream().map(Region::code).toList()), codeOrName));
    }
    return of(highest.getFirst());
  }

  private static Region.Level level(Stream<Region> regions) {
    return regions.map(Region::level).min(Comparator.naturalOrder()).orElseThrow();
  }

  private static Place of(Region region) {
    return new Place(
        region.code(),
        region.level().name().toLowerCase(Locale.ROOT),
        region.nameZh(),
        region.nameEn());
  }

  private static Stream<Region> newestLast(Regions regions) {
    return regions.rows().stream()
        .sorted(Comparator.comparing(r -> r.isCurrent() ? LocalDate.MAX : r.validTo()));
  }

  private static Stream<String> names(Region region) {
    Stream<String> names =
        Stream.of(region.code(), region.nameZh(), region.shortZh(), region.nameEn());
    return Stream.concat(names, region.aliases().stream()).filter(name -> !name.isEmpty());
  }

  /** Of a wrong code, the region around it; of a wrong name, the nearest by wrong characters. */
  private static String hint(Regions regions, String wrong) {
    List<String> words = regions.rows().stream().flatMap(Place::names).distinct().toList();
    String nearest =
        (wrong.matches(CODE) ? around(wrong, words) : Nearest.to(wrong, words)).orElse("");
    if (nearest.isEmpty()) {
      return " (write six digits of GB/T 2260 or a name, e.g. 330000, 浙江 or Zhejiang)";
    }
    return regions.rows().stream()
        .filter(region -> names(region).anyMatch(nearest::equals))
        .findFirst()
        .map(region -> " (did you mean %s %s?)".formatted(region.code(), region.nameZh()))
        .orElse("");
  }

  /** The first code that begins with the same two, four or five digits, the more the better. */
  private static Optional<String> around(String wrong, List<String> words) {
    return IntStream.of(5, 4, 2)
        .mapToObj(digits -> wrong.substring(0, digits))
        .flatMap(digits -> words.stream().filter(word -> word.startsWith(digits)).sorted().limit(1))
        .findFirst();
  }

  /** The code of its province; empty for the nation. */
  public String province() {
    return level.equals(NATION.level) ? "" : code.substring(0, 2) + "0000";
  }
}
