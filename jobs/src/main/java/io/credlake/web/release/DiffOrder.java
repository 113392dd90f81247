package io.credlake.web.release;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.credlake.export.CsvTable;
import io.credlake.release.Releases.Standing;
import io.credlake.release.diff.Cause;
import io.credlake.release.diff.ChangedConf;
import io.credlake.release.diff.Difference;
import io.credlake.release.diff.ReleaseDiff;
import io.credlake.web.release.ReleaseFacts.Dated;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What differs between two releases, as {@code credlake release diff} tells it: all rows as a CSV
 * file, and what the page shows of them.
 *
 * @param first release from which
 * @param second release to which
 * @param changed what of the configuration is other than it was
 */
public record DiffOrder(Standing first, Standing second, ChangedConf changed) {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String SHOWN = "shown.json";

  /** Tables of which arrivals between two releases are read, besides what these froze. */
  static final List<String> FACTS = List.of("core.subject", "core.record", "core.\"return\"");

  private static final List<String> TITLES =
      List.of("kind", "figure", "region", "period", "before", "after", "cause");

  /** Rows of a kind that the page shows; the file has all. */
  private static final int SHOWN_ROWS = 100;

  /**
   * What the page shows.
   *
   * @param changed what of the configuration is other than it was
   * @param counts differences by kind and cause
   * @param rows some of each kind, cells in the order of the titles
   */
  public record Shown(
      List<String> changed, Map<String, Map<String, Long>> counts, List<List<String>> rows) {

    /** How many differ. */
    public long total() {
      return counts.values().stream()
          .flatMap(causes -> causes.values().stream())
          .mapToLong(Long::longValue)
          .sum();
    }

    /** What causes mean, as "late_data+method" has them. */
    public static String meaning(String causes, boolean chinese) {
      return String.join(
          chinese ? "；" : "; ",
          Arrays.stream(causes.split("\\+", -1))
              .map(cause -> Cause.valueOf(cause.toUpperCase(Locale.ROOT)))
              .map(cause -> chinese ? cause.zh() : cause.en())
              .toList());
    }
  }

  /** Its name among the orders of the first release. Both must be known to who has it. */
  static String name(Dated second) {
    return "diff-" + second.folder();
  }

  /**
   * Makes it.
   *
   * @param lake connection of who asks, to the lake and not to a release
   */
  void make(Connection lake, Path into, Order order) throws Exception {
    order.step("compare", "", 0, 2);
    List<Difference> differences = new ReleaseDiff(lake, first, second, changed).differences();
    order.step("write", "CSV", 1, 2);
    Map<String, Map<String, Long>> counts = new TreeMap<>();
    Map<String, Integer> shown = new TreeMap<>();
    List<List<String>> rows = new ArrayList<>();
    Path file = into.resolve("diff-%s-%s.csv".formatted(first.name(), second.name()));
    try (CsvTable csv = new CsvTable(Files.newOutputStream(file), TITLES)) {
      for (Difference one : differences) {
        Object[] cells = one.cells();
        csv.write(cells);
        counts
            .computeIfAbsent(one.kind(), kind -> new TreeMap<>())
            .merge(one.cause(), 1L, Long::sum);
        if (shown.merge(one.kind(), 1, Integer::sum) <= SHOWN_ROWS) {
          rows.add(Arrays.stream(cells).map(cell -> cell == null ? "" : (String) cell).toList());
        }
      }
    }
    JSON.writeValue(into.resolve(SHOWN).toFile(), new Shown(changed.names(), counts, rows));
  }

  /** What the page shows of an order that is ready. */
  static Shown shown(Order order) throws IOException {
    return JSON.readValue(order.folder().resolve(SHOWN).toFile(), new TypeReference<>() {});
  }
}
