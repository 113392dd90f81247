package io.credlake.web.region;

import io.credlake.index.framework.Node;
import io.credlake.index.panel.Cell;
import io.credlake.indicator.Indicator;
import io.credlake.indicator.MeasuredPlan;
import io.credlake.plan.Commitment;
import io.credlake.rate.Place;
import io.credlake.rate.WhatIf;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The sliders of a region's indicators.
 *
 * @param sliders one for each indicator that has data, in the order of the framework
 */
public record WhatIfForm(List<Slider> sliders) {

  /** Begins the name of a field. */
  public static final String FIELD = "set-";

  private static final double PERCENT = 100;
  private static final double WIDE = 2;

  /**
   * An indicator that may be moved.
   *
   * @param text value as it is, as the form shows it; empty if it is missing
   * @param missing how it is missing; null if it is not
   * @param most upper end of the slider
   */
  public record Slider(Node node, Indicator indicator, String text, String missing, String most) {

    /** Name of its field. */
    public String field() {
      return FIELD + node.id();
    }

    /** Unit of its values, as messages name it. */
    public String unit() {
      return indicator.unit().name().toLowerCase(Locale.ROOT);
    }

    /** Whether its values end at a hundred. */
    public boolean isPercent() {
      return indicator.unit() == Indicator.Unit.PERCENT;
    }
  }

  /** The sliders of a region in a year. */
  static WhatIfForm of(WhatIf whatIf, MeasuredPlan plan, Place place, int year) {
    return new WhatIfForm(
        whatIf.leaves().stream()
            .map(leaf -> slider(leaf, plan, whatIf.value(leaf, place, year)))
            .toList());
  }

  private static Slider slider(Node leaf, MeasuredPlan plan, Cell cell) {
    Commitment commitment = plan.plan().commitment(leaf.indicator().column());
    Indicator indicator = plan.indicators().of(commitment);
    boolean known = cell.missing() == null;
    double most =
        indicator.unit() == Indicator.Unit.PERCENT
            ? PERCENT
            : Math.max(1, Math.ceil(WIDE * (known ? Math.abs(cell.value()) : 1)));
    return new Slider(
        leaf,
        indicator,
        known ? text(cell.value()) : "",
        known ? null : cell.missing().name().toLowerCase(Locale.ROOT),
        text(most));
  }

  private static String text(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  /**
   * What was moved: fields that are empty or as the form shows them are not.
   *
   * @param given fields of the request by name; those of other names are passed over
   * @throws IllegalArgumentException if a field is of no indicator, or no value that there can be
   */
  Map<Node, Double> moved(Map<String, String> given) {
    Map<String, Slider> byField = new LinkedHashMap<>();
    sliders.forEach(slider -> byField.put(slider.field(), slider));
    Map<Node, Double> moved = new LinkedHashMap<>();
    given.forEach(
        (field, value) -> {
          if (!field.startsWith(FIELD)) {
            return;
          }
          Slider slider = byField.get(field);
          if (slider == null) {
            throw new IllegalArgumentException(
                "Invalid indicator: " + field.substring(FIELD.length()));
          }
          String text = value.strip();
          if (!text.isEmpty() && !text.equals(slider.text())) {
            double number = WhatIf.value(slider.indicator(), text);
            if (slider.text().isEmpty() || number != Double.parseDouble(slider.text())) {
              moved.put(slider.node(), number);
            }
          }
        });
    return moved;
  }
}
