package io.credlake.flow;

import java.io.Serializable;
import java.util.ArrayList;

/**
 * What changed of an indicator in a round, or a part of it: one by one, messages cost more than
 * what they say.
 */
record Evaluations(ArrayList<Evaluated> all) implements Serializable {}
