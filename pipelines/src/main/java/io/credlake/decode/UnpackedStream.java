package io.credlake.decode;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;

/** The bytes of a packed file, as long as they are sound and do not swell. */
final class UnpackedStream extends InputStream {

  /**
   * How far a delivery may grow when unpacked.
   *
   * @param bytes to which any delivery may grow
   * @param ratio to the packed bytes read so far, to which larger ones may
   */
  record Limit(long bytes, int ratio) {

    static final Limit USUAL = new Limit(1L << 30, 200);

    boolean isExceeded(long unpacked, long packed) {
      return unpacked > bytes && unpacked / ratio > packed;
    }

    UnreadableDelivery refusal() {
      return new UnreadableDelivery(
          "Cannot unpack delivery, it grows beyond "
              + (bytes % (1 << 30) == 0 ? bytes / (1 << 30) + " GiB" : bytes + " bytes"));
    }
  }

  private final InputStream in;
  private final LongSupplier packed;
  private final Limit limit;
  private final String kind;
  private long count;

  /**
   * Unpacked bytes.
   *
   * @param packed how many packed bytes were read so far
   * @param kind what is unpacked, for messages
   */
  UnpackedStream(InputStream in, LongSupplier packed, Limit limit, String kind) {
    this.in = in;
    this.packed = packed;
    this.limit = limit;
    this.kind = kind;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read;
    try {
      read = in.read(buffer, offset, length);
    } catch (SourceStream.Failure e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw broken(kind, e);
    }
    count += Math.max(0, read);
    if (limit.isExceeded(count, packed.getAsLong())) {
      throw limit.refusal();
    }
    return read;
  }

  static UnreadableDelivery broken(String kind, Exception cause) {
    return new UnreadableDelivery(
        "Cannot unpack delivery, the %s is broken or cut off".formatted(kind), cause);
  }
}
