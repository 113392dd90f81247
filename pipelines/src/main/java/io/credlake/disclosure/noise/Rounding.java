package io.credlake.disclosure.noise;

import io.credlake.disclosure.rule.DisclosureRules;
import io.credlake.disclosure.rule.DisclosureRules.Method;
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

  private final DisclosureRules.Rounding rules;
  private final RecordKeys keys;

  /**
   * Rounding by rules.
   *
   * @param keys by which random rounding draws
   */
  public Rounding(DisclosureRules.Rounding rules, RecordKeys keys) {
    this.rules = rules;
    this.keys = keys;
  }

  /**
   * Rounded numbers of all cells that have one.
   *
   * @throws IllegalArgumentException if rounding is controlled and no rounded numbers sum
   */
  public Map<CellId, Double> round(List<LinkedTable> tables) {
    if (rules.method() == Method.CONTROLLED) {
      return new ControlledRounding(rules.base()).round(tables);
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
    double base = rules.base();
    double below = Math.floor(value / base) * base;
    double part = (value - below) / base;
    double limit = rules.method() == Method.NEAREST ? 0.5 : 1 - draw(cell, value);
    return part > 0 && part >= limit ? below + base : below;
  }

  /** From 0 to less than 1, by cell and value; so a value between multiples goes up by its part. */
  private double draw(CellId cell, double value) {
    return keys.of(cell + "=" + value).fraction();
  }
}
