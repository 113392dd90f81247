package io.credlake.disclosure.suppress;

import java.util.Arrays;
import java.util.List;

/**
 * Figures that sum to nothing, each with its sign: a whole less its parts.
 *
 * @param numbers places of the numbers
 * @param signs 1 or -1 of each
 */
record Relation(int[] numbers, int[] signs) {

  /** The same for relations of the same numbers. */
  List<Object> key() {
    return List.of(Arrays.stream(numbers).boxed().toList(), Arrays.stream(signs).boxed().toList());
  }

  /** How far the relation is broken by changes of its numbers. */
  double sum(double[] changes) {
    double sum = 0;
    for (int i = 0; i < numbers.length; i++) {
      sum += signs[i] * changes[numbers[i]];
    }
    return sum;
  }
}
