package io.credlake.index.framework;

import io.credlake.index.step.Direction;
import io.credlake.index.step.Marks;
import io.credlake.index.step.Normalisation;
import io.credlake.index.step.Treatment;
import java.io.Serializable;
import java.util.List;

/**
 * The indicator at the end of a branch.
 *
 * @param column of the data, or commitment whose indicator it is; null: the id of the node
 * @param direction in which it gets better; null: up
 * @param denominator column by which its values are divided; null: none
 * @param numerator column with the count of a rate; null: it is no rate, or not known
 * @param of column with the number out of which was counted; null likewise
 * @param target to be reached; null: none
 * @param reference value to compare with; null: none
 * @param goalposts least and greatest value; null: none
 * @param categories classes of values; null: none
 * @param institutions which institutions an indicator measures whose commitment concerns persons;
 *     null: its commitment does not
 * @param treatment instead of the framework's; null: that
 * @param normalisation instead of the framework's; null: that
 */
public record Leaf(
    String column,
    Direction direction,
    String denominator,
    String numerator,
    String of,
    Double target,
    Double reference,
    List<Double> goalposts,
    Marks.Categories categories,
    String institutions,
    Treatment treatment,
    Normalisation normalisation)
    implements Serializable {

  /** Fills in what is left out. */
  public Leaf {
    direction = direction == null ? Direction.UP : direction;
    if ((numerator == null) != (of == null)) {
      throw new IllegalArgumentException(
          "Invalid indicator, numerator and of go together: " + numerator);
    }
  }

  /** An indicator of which nothing is said but where it is. */
  static Leaf of(String column) {
    return new Leaf(column, null, null, null, null, null, null, null, null, null, null, null);
  }

  Leaf at(String place) {
    return new Leaf(
        place,
        direction,
        denominator,
        numerator,
        of,
        target,
        reference,
        goalposts,
        categories,
        institutions,
        treatment,
        normalisation);
  }

  /** Its fixed values, in its unit. */
  public Marks marks() {
    return new Marks(direction, target, reference, goalposts, categories);
  }
}
