package io.credlake.index.store;

import io.credlake.index.framework.Framework;
import java.io.Serializable;

/**
 * An index that is to be computed and stored.
 *
 * @param run name that no other run has
 * @param number of the framework's runs, from 1
 * @param framework by which
 * @param inputs of which
 * @param generation counting of coverage that they rest on
 * @param round of that counting
 */
public record IndexTask(
    String run, long number, Framework framework, IndexInputs inputs, long generation, long round)
    implements Serializable {}
