package io.credlake.code;

import io.credlake.conf.ListFile;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The administrative divisions with their history, and their resolution from names as they come.
 *
 * <p>A name is official (浙江省), short (浙江, 恩施) or an alias (延边州). Where a name had several holders
 * over time, the one in force today wins, then the one that ended last; a prefecture wins over a
 * county.
 */
public final class Regions implements Serializable {

  private static final long serialVersionUID = 1;

  private final List<Region> rows;
  private final Map<String, String> provinces = new HashMap<>();
  private final Map<String, Map<String, String>> withinProvince = new HashMap<>();

  /** Regions of the given rows, in any order. */
  public Regions(List<Region> rows) {
    this.rows = List.copyOf(rows);
    Comparator<Region> weakestFirst =
        Comparator.comparing((Region r) -> r.level() == Region.Level.PREFECTURE)
            .thenComparing(r -> r.isCurrent() ? LocalDate.MAX : r.validTo());
    rows.stream().sorted(weakestFirst).forEach(this::index);
  }

  /**
   * The divisions of a file with the columns of {@link Region}, lists separated by a bar.
   *
   * @throws IOException if the file cannot be read; the message names the file and the line
   */
  public static Regions load(Path csv) throws IOException {
    return new Regions(
        ListFile.read(
            csv,
            row ->
                new Region(
                    row.required("code"),
                    Region.Level.valueOf(row.required("level").toUpperCase(Locale.ROOT)),
                    row.required("name_zh"),
                    row.text("short_zh").isEmpty() ? row.text("name_zh") : row.text("short_zh"),
                    row.list("aliases"),
                    row.text("name_en"),
                    row.text("parent"),
                    row.date("valid_from"),
                    row.date("valid_to"),
                    row.list("successors"))));
  }

  /** All rows, history included. */
  public List<Region> rows() {
    return rows;
  }

  /** The code of a province from any of its names, or from itself. */
  public Optional<String> province(String name) {
    return Optional.ofNullable(provinces.get(name.strip()));
  }

  /**
   * The code of a prefecture or county from any of its names, or from itself, within a province.
   */
  public Optional<String> within(String province, String name) {
    return Optional.ofNullable(withinProvince.getOrDefault(province, Map.of()).get(name.strip()));
  }

  private void index(Region region) {
    Map<String, String> names =
        region.level() == Region.Level.PROVINCE
            ? provinces
            : withinProvince.computeIfAbsent(region.province(), p -> new HashMap<>());
    region.aliases().forEach(alias -> names.put(alias, region.code()));
    names.put(region.shortZh(), region.code());
    names.put(region.nameZh(), region.code());
    names.put(region.code(), region.code());
  }
}
