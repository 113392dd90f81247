package io.credlake.decode;

/**
 * What is known of the messages of a delivery once all were seen, before any row of it is read.
 *
 * @param reading how the first of its rows is read; null if refused
 * @param refusal why nothing of it may be stored; null if it may
 * @param remark what is odd about it; null if nothing is
 */
public record MessageScan(Reading reading, String refusal, String remark) {}
