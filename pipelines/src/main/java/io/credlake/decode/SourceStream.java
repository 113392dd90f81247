package io.credlake.decode;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** The bytes of a delivery as they come: counts them and, if wanted, takes their digest. */
final class SourceStream extends FilterInputStream {

  private static final int TAIL = 1 << 10;

  private final MessageDigest digest;
  private final byte[] tail = new byte[TAIL];
  private long count;

  /** Tells that the source failed, as opposed to what was read from it. */
  static final class Failure extends IOException {

    private static final long serialVersionUID = 1;

    Failure(IOException cause) {
      super(cause);
    }

    @Override
    public synchronized IOException getCause() {
      return (IOException) super.getCause();
    }
  }

  private SourceStream(InputStream in, MessageDigest digest) {
    super(in);
    this.digest = digest;
  }

  static SourceStream digesting(InputStream in) {
    try {
      return new SourceStream(in, MessageDigest.getInstance("SHA-256"));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Cannot take digests, SHA-256 is missing", e);
    }
  }

  static SourceStream plain(InputStream in) {
    return new SourceStream(in, null);
  }

  /** How many bytes were read so far. */
  long count() {
    return count;
  }

  /** The digest of the bytes in hexadecimal; to be asked for once, at the end. */
  String digest() {
    return HexFormat.of().formatHex(digest.digest());
  }

  /** The last bytes that were read, at most a kibibyte. */
  byte[] tail() {
    return Arrays.copyOfRange(tail, (int) Math.max(0, TAIL - count), TAIL);
  }

  /** Reads what is left. */
  void drain() throws IOException {
    byte[] buffer = new byte[1 << 16];
    while (read(buffer, 0, buffer.length) >= 0) {
      // Only the count and the digest are wanted.
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    try {
      int read = in.read(buffer, offset, length);
      if (read > 0) {
        count += read;
        int kept = Math.min(read, TAIL);
        System.arraycopy(tail, kept, tail, 0, TAIL - kept);
        System.arraycopy(buffer, offset + read - kept, tail, TAIL - kept, kept);
        if (digest != null) {
          digest.update(buffer, offset, read);
        }
      }
      return read;
    } catch (IOException e) {
      throw new Failure(e);
    }
  }

  @Override
  public long skip(long wanted) throws IOException {
    byte[] skipped = new byte[(int) Math.min(Math.max(wanted, 0), 1 << 13)];
    return Math.max(0, read(skipped, 0, skipped.length));
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
