package io.credlake.disclosure.noise;

import io.credlake.disclosure.table.CellId;
import io.credlake.disclosure.table.LinkedTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rounds tables to multiples of a base: each number to a multiple next to it, and the same cell of
 * the same value alike in all tables and releases, unless rounding is controlled, which depends on
 * the tables.
 *
 * <p>Source: Hundepool et al. (2010), Handbook on Statistical Disclosure Control, 5.4.
 */
public final class Rounding {

  private final int base;
  private final Method method;
  private final RecordKeys keys;

  /** How a number is rounded. */
  public enum Method {
    /** To the nearest multiple. */
    NEAREST,
    /** Up or down by chance, right on average; the same cell and value always alike. */
    RANDOM,
    /** Up or down so that rounded parts sum to their rounded whole. */
    CONTROLLED
  }

  /**
   * Rounding to multiples of a base.
   *
   * @param base 2 or more
   * @param keys by which random rounding draws
   */
  public Rounding(int base, Method method, RecordKeys keys) {
    if (base < 2) {
      throw new IllegalArgumentException("Invalid base, it must be 2 or more: " + base);
    }
    this.base = base;
    this.method = method;
    this.keys = keys;
  }

  /**
   * Rounded numbers of all cells that have one.
   *
   * @throws IllegalArgumentException if rounding is controlled and no rounded numbers sum
   */
  public Map<CellId, Double> round(List<LinkedTable> tables) {
    if (method == Method.CONTROLLED) {
      return new ControlledRounding(base).round(tables);
    }
    Map<CellId, Double> rounded = new LinkedHashMap<>();
    for (LinkedTable table : tables) {
      table
          .cells()
          .forEach(
              (codes, content) -> {
                if (content.present()) {
                  CellId cell = table.id(codes);
                  rounded.put(cell, round(cell, content.value()));
                }
              });
    }
    return rounded;
  }

  private double round(CellId cell, double value) {
    double below = Math.floor(value / base) * base;
    double part = (value - below) / base;
    double limit = method == Method.NEAREST ? 0.5 : 1 - draw(cell, value);
    return part > 0 && part >= limit ? below + base : below;
  }

  /** From 0 to less than 1, by cell and value; so a value between multiples goes up by its part. */
  private double draw(CellId cell, double value) {
    return keys.of(cell + "=" + value).fraction();
  }
}
