package io.credlake.flow;

import io.credlake.flow.CoverageEvent.Round;
import io.credlake.indicator.Value;
import io.credlake.progress.Assessment;
import java.io.Serializable;

/**
 * A value that changed, or an assessment.
 *
 * @param round that evaluated it
 * @param value null: it is an assessment
 * @param assessment null: it is a value
 */
record Evaluated(Round round, String commitment, int version, Value value, Assessment assessment)
    implements Serializable {}
