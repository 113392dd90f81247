package io.credlake.index.compute;

import io.credlake.index.aggregate.Aggregation;
import io.credlake.index.framework.Method;
import io.credlake.index.step.Imputation;
import io.credlake.index.step.Normalisation;
import io.credlake.index.step.Treatment;
import io.credlake.index.weight.Weighting;

/**
 * One way to compute an index: what holds where an indicator, node or level says nothing else.
 *
 * @param strict whether an indicator without any difference may be refused; a replication is not
 */
public record Choice(
    Imputation imputation,
    Treatment treatment,
    Normalisation normalisation,
    Weighting weighting,
    Aggregation aggregation,
    boolean strict) {

  /** What the method of a framework says. */
  public static Choice of(Method method) {
    return new Choice(
        method.imputation(),
        method.treatment(),
        method.normalisation(),
        method.weighting(),
        method.aggregation(),
        true);
  }
}
