package io.credlake.bench;

/**
 * A finished process.
 *
 * @param seconds from start to exit
 * @param processorSeconds of all its threads; 0 where the system does not tell
 * @param peakMegabytes most resident memory; 0 where the system does not tell
 */
public record Run(double seconds, double processorSeconds, long peakMegabytes) {}
