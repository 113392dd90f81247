package io.credlake.report.chart;

import io.credlake.report.chart.Svg.Anchor;
import java.util.List;
import java.util.Map;

/**
 * A map of the 31 provinces in which each is a tile of the same size, about where it lies. It shows
 * no boundaries.
 */
public final class TileMap {

  private static final int WIDTH = 600;
  private static final int TILE = 54;
  private static final int LEFT = 54;
  private static final int ROWS = 8;
  private static final int LEGEND = 40;

  /** Column and row of a province, by its code. */
  private static final Map<String, int[]> PLACES =
      Map.ofEntries(
          Map.entry("230000", new int[] {8, 0}),
          Map.entry("150000", new int[] {5, 1}),
          Map.entry("220000", new int[] {8, 1}),
          Map.entry("650000", new int[] {0, 1}),
          Map.entry("110000", new int[] {6, 2}),
          Map.entry("210000", new int[] {8, 2}),
          Map.entry("120000", new int[] {7, 2}),
          Map.entry("620000", new int[] {2, 2}),
          Map.entry("640000", new int[] {3, 2}),
          Map.entry("140000", new int[] {5, 3}),
          Map.entry("130000", new int[] {6, 3}),
          Map.entry("370000", new int[] {7, 3}),
          Map.entry("610000", new int[] {4, 3}),
          Map.entry("630000", new int[] {1, 3}),
          Map.entry("540000", new int[] {0, 4}),
          Map.entry("510000", new int[] {2, 4}),
          Map.entry("500000", new int[] {3, 4}),
          Map.entry("420000", new int[] {4, 4}),
          Map.entry("410000", new int[] {5, 4}),
          Map.entry("340000", new int[] {6, 4}),
          Map.entry("320000", new int[] {7, 4}),
          Map.entry("310000", new int[] {8, 4}),
          Map.entry("520000", new int[] {3, 5}),
          Map.entry("430000", new int[] {4, 5}),
          Map.entry("360000", new int[] {5, 5}),
          Map.entry("330000", new int[] {7, 5}),
          Map.entry("530000", new int[] {2, 6}),
          Map.entry("450000", new int[] {4, 6}),
          Map.entry("440000", new int[] {5, 6}),
          Map.entry("350000", new int[] {6, 5}),
          Map.entry("460000", new int[] {4, 7}));

  private TileMap() {}

  /** The codes of all provinces that have a tile, sorted. */
  public static List<String> codes() {
    return PLACES.keySet().stream().sorted().toList();
  }

  /**
   * A province on the map.
   *
   * @param told under its name
   * @param step of the palette; null: not known
   * @param marked whether it is the one that the reader looks for
   */
  public record Tile(String region, String name, String told, Integer step, boolean marked) {}

  /** An entry of the legend; its step is null for what is not known. */
  public record Key(String name, Integer step) {}

  /** How high the drawing is. */
  public static int height() {
    return TILE * ROWS + LEGEND;
  }

  /** How wide the drawing is. */
  public static int width() {
    return WIDTH;
  }

  /** Whether a region has a tile. */
  public static boolean has(String region) {
    return PLACES.containsKey(region);
  }

  /**
   * Where a province lies.
   *
   * @param column from 0 in the west
   * @param row from 0 in the north
   */
  public record Spot(int column, int row) {}

  /**
   * Where the tile of a province lies.
   *
   * @throws IllegalArgumentException if it has none
   */
  public static Spot spot(String region) {
    int[] place = PLACES.get(region);
    if (place == null) {
      throw new IllegalArgumentException("Invalid region, it has no tile: " + region);
    }
    return new Spot(place[0], place[1]);
  }

  /** Draws the provinces and what their colors mean. */
  public static String draw(List<Tile> tiles, List<Key> keys) {
    Svg svg = new Svg(WIDTH, height());
    for (Tile tile : tiles) {
      Spot spot = spot(tile.region());
      double x = LEFT + spot.column() * (double) TILE;
      double y = spot.row() * (double) TILE + 2;
      String fill = fill(tile.step());
      svg.box(x, y, TILE - 4.0, TILE - 4.0, fill, tile.marked() ? null : Palette.GREY);
      if (tile.marked()) {
        frame(svg, x, y);
      }
      double middle = x + (TILE - 4) / 2.0;
      int size = Svg.widthOf(tile.name(), 12) < TILE - 6 ? 12 : 9;
      svg.text(middle, y + 21, size, Anchor.MIDDLE, Palette.on(fill), tile.name());
      svg.text(middle, y + 38, 10, Anchor.MIDDLE, Palette.on(fill), tile.told());
    }
    double x = LEFT;
    double y = TILE * (double) ROWS + 16;
    for (Key key : keys) {
      svg.box(x, y - 9, 14, 12, fill(key.step()), Palette.GREY);
      svg.text(x + 18, y + 1, 11, Anchor.START, Palette.INK, key.name());
      x += 34 + Svg.widthOf(key.name(), 11);
    }
    return svg.drawing();
  }

  private static void frame(Svg svg, double x, double y) {
    double w = TILE - 4.0;
    svg.line(x, y, x + w, y, Palette.MARK, 3);
    svg.line(x, y + w, x + w, y + w, Palette.MARK, 3);
    svg.line(x, y, x, y + w, Palette.MARK, 3);
    svg.line(x + w, y, x + w, y + w, Palette.MARK, 3);
  }

  private static String fill(Integer step) {
    return step == null ? Palette.UNKNOWN : Palette.step(step);
  }
}
