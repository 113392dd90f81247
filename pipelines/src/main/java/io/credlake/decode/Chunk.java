package io.credlake.decode;

import java.io.Serializable;

/**
 * A part of a delivery that can be read by itself: whole rows of one file.
 *
 * @param offset first byte
 * @param length number of bytes
 * @param firstLine line of the file on which it begins, the title row being 1
 * @param oversized whether it is a single row too long to be read
 */
public record Chunk(long offset, long length, long firstLine, boolean oversized)
    implements Serializable {}
