package io.credlake.decode;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** Bytes of which the first ones can be looked at before they are read. */
final class Content {

  private static final int HEAD = 1 << 16;

  private final BufferedInputStream in;
  private final byte[] head;

  Content(InputStream source) throws IOException {
    in = new BufferedInputStream(source, HEAD);
    in.mark(HEAD);
    head = in.readNBytes(HEAD);
    in.reset();
  }

  /** The data file in the packed bytes of a delivery. */
  static Content unpack(
      Packing packing, InputStream in, SourceStream source, UnpackedStream.Limit limit)
      throws IOException {
    return new Content(
        switch (packing) {
          case NONE -> in;
          case ZIP -> Archive.dataFile(in, source::count, limit);
          case GZIP -> new UnpackedStream(gunzip(in), source::count, limit, "gzip file");
        });
  }

  /** All bytes, from the first. */
  InputStream stream() {
    return in;
  }

  /** The first bytes, at most some kibibytes. */
  byte[] head() {
    return head;
  }

  /** The first byte that is neither white space nor a mark of the byte order; 0 if none is. */
  char firstCharacter() {
    for (byte b : head) {
      boolean mark = b == (byte) 0xEF || b == (byte) 0xBB || b == (byte) 0xBF;
      if (b != ' ' && b != '\t' && b != '\n' && b != '\r' && !mark) {
        return (char) (b & 0xFF);
      }
    }
    return 0;
  }

  private static InputStream gunzip(InputStream in) throws IOException {
    try {
      return GzipCompressorInputStream.builder()
          .setInputStream(in)
          .setDecompressConcatenated(true)
          .get();
    } catch (SourceStream.Failure e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw UnpackedStream.broken("gzip file", e);
    }
  }

  /** The first bytes, cut to what tells the kind of a file. */
  byte[] signature() {
    return Arrays.copyOf(head, Math.min(head.length, 4096));
  }
}
