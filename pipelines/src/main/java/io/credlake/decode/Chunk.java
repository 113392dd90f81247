package io.credlake.decode;

import java.io.InputStream;
import java.io.Serializable;

/**
 * A part of a delivery that can be read by itself: whole rows of one file, or all of it.
 *
 * @param offset first byte
 * @param length number of bytes; -1 for the whole delivery, which is read from its beginning
 * @param firstLine line of the file on which it begins, the title row being 1
 * @param oversized whether it is a single row too long to be read
 */
public record Chunk(long offset, long length, long firstLine, boolean oversized)
    implements Serializable {

  private static final long WHOLE = -1;

  /** The whole delivery: what is packed or not CSV cannot be read in parts. */
  public static Chunk whole() {
    return new Chunk(0, WHOLE, 1, false);
  }

  /** Whether it is the whole delivery. */
  public boolean isWhole() {
    return length == WHOLE;
  }

  /**
   * The bytes of the chunk.
   *
   * @param in the delivery, standing at the chunk's first byte
   */
  public InputStream of(InputStream in) {
    return isWhole() ? in : new LimitedStream(in, length);
  }
}
