package io.credlake.dashboard;

import io.credlake.conf.Nearest;
import io.credlake.dataset.Text;
import io.credlake.trino.ViewFile;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a panel is, as {@code panel.yaml} says beside its SQL.
 *
 * @param title in both languages
 * @param note what it counts, over what, and what is not in it; in both languages
 * @param chart how it is drawn
 * @param width how much of the page it takes; half if left out
 * @param x column along which it goes: time, category or region
 * @param series column that tells lines, bars or rows of a heat map apart; null: there is one
 * @param y columns that are drawn; a heat map, tile map or intervals have one
 * @param low lower end of an interval; null: none
 * @param high upper end of an interval; null: none
 * @param empty what it says without rows; null: that there is nothing
 * @param drill where a row leads to; null: nowhere
 * @param columns of the answer, in the order shown
 * @param checks what must hold for its rows
 */
public record PanelAbout(
    Text title,
    Text note,
    Chart chart,
    Width width,
    String x,
    String series,
    List<String> y,
    String low,
    String high,
    Text empty,
    Drill drill,
    Map<String, PanelColumn> columns,
    List<ViewFile.Check> checks) {

  /** How a panel is drawn. */
  public enum Chart {
    /** Rows and columns. */
    TABLE,
    /** Big numbers: the shown figures of each row. */
    FIGURES,
    /** Lines along x. */
    LINE,
    /** Bars side by side. */
    BAR,
    /** Bars on each other. */
    STACKED_BAR,
    /** Tiles of series by x. */
    HEAT_MAP,
    /** The 31 provinces as tiles; x is the region. */
    TILE_MAP,
    /** Points with intervals. */
    INTERVALS;

    /** Its name in files and scripts. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is drawn by a script. */
    public boolean isDrawn() {
      return this != TABLE && this != FIGURES;
    }
  }

  /** How much of the page a panel takes on a wide screen. */
  public enum Width {
    /** A third. */
    THIRD,
    /** A half. */
    HALF,
    /** Two thirds. */
    TWO_THIRDS,
    /** All. */
    FULL;

    /** Its name in style sheets. */
    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * Where a row leads to.
   *
   * @param page path, which may hold columns in braces, e.g. /progress/{commitment}
   * @param set filters (release, period, region, field) and the columns that they are set to
   */
  public record Drill(String page, Map<String, String> set) {

    private static final List<String> FILTERS = List.of("period", "region", "field");

    /** A way that leads to a page. */
    public Drill {
      set = set == null ? Map.of() : new LinkedHashMap<>(set);
      if (page == null || !page.startsWith("/")) {
        throw new IllegalArgumentException("Invalid drill, page must begin with /: " + page);
      }
      for (String filter : set.keySet()) {
        if (!FILTERS.contains(filter)) {
          throw new IllegalArgumentException(
              "Invalid filter: %s%s".formatted(filter, Nearest.hint(filter, FILTERS)));
        }
      }
    }
  }

  /** A description; what it lacks is told by {@link #lack}, after keys that there are not. */
  public PanelAbout {
    width = width == null ? Width.HALF : width;
    y = y == null ? List.of() : List.copyOf(y);
    columns =
        columns == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    checks = checks == null ? List.of() : List.copyOf(checks);
  }

  /** What it does not have that it needs; null: nothing. */
  String lack() {
    if (title == null || note == null || chart == null || columns.isEmpty()) {
      return "Invalid panel, it needs title, note, chart and columns";
    }
    if (chart.isDrawn() && (x == null || y.isEmpty())) {
      return "Invalid panel, a chart needs x and y: " + chart.key();
    }
    if (chart == Chart.HEAT_MAP && series == null) {
      return "Invalid panel, a heat map needs series, its rows";
    }
    if (chart == Chart.INTERVALS && (low == null || high == null)) {
      return "Invalid panel, intervals need low and high";
    }
    return null;
  }

  /** Every name of a column that the description uses, besides those that it defines. */
  Collection<String> references() {
    LinkedHashMap<String, String> names = new LinkedHashMap<>();
    for (String name : new String[] {x, series, low, high}) {
      add(names, name);
    }
    y.forEach(name -> add(names, name));
    columns.values().forEach(column -> column.references().forEach(name -> add(names, name)));
    if (drill != null) {
      drill.set().values().forEach(name -> add(names, name));
    }
    return names.values();
  }

  private static void add(Map<String, String> names, String name) {
    if (name != null) {
      names.put(name, name);
    }
  }
}
