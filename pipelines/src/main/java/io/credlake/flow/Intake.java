package io.credlake.flow;

import java.io.Serializable;

/** Where the deliveries of a job come from. */
public sealed interface Intake extends Serializable permits FileIntake, TopicIntake {}
