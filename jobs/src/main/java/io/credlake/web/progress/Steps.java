package io.credlake.web.progress;

import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Classes of values for a map, of equal width between round numbers; darker is more.
 *
 * @param bounds lower ends of the classes and, last, the upper end of the highest
 */
public record Steps(List<Double> bounds) {

  /** How many classes there are at most. */
  public static final int MOST = 5;

  /** Classes of values; one class if all are alike, none without a value. */
  public static Steps of(Collection<Double> values) {
    double low = values.stream().mapToDouble(Double::doubleValue).min().orElse(0);
    double high = values.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    if (values.isEmpty() || low == high) {
      return new Steps(values.isEmpty() ? List.of() : List.of(low, high));
    }
    double step = PathChart.step((high - low) / MOST);
    double from = Math.floor(low / step) * step;
    if (from + MOST * step < high) {
      step = PathChart.step(step * 1.01);
      from = Math.floor(low / step) * step;
    }
    double width = step;
    double start = from;
    int classes = (int) Math.max(1, Math.ceil((high - from) / step - 1e-9));
    return new Steps(IntStream.rangeClosed(0, classes).mapToObj(i -> start + i * width).toList());
  }

  /** The class of a value, from 0. */
  public int of(double value) {
    for (int i = bounds.size() - 2; i > 0; i--) {
      if (value >= bounds.get(i)) {
        return i;
      }
    }
    return 0;
  }
}
