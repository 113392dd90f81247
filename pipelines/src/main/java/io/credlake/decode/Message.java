package io.credlake.decode;

/**
 * A row that came by itself.
 *
 * @param line its place in the delivery that it became a part of, counted from 1
 * @param value its text in UTF-8; null if it has none
 */
public record Message(long line, byte[] value) {}
