package io.credlake.lake.backup;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** The JSON of a file that describes a table or view; Trino's are packed. */
final class MetadataFile {

  private static final byte[] GZIP = {0x1f, (byte) 0x8b};

  private MetadataFile() {}

  private static boolean isPacked(byte[] file) {
    return file.length > 1 && file[0] == GZIP[0] && file[1] == GZIP[1];
  }

  /** The JSON of a file. */
  static String json(byte[] file) throws IOException {
    if (!isPacked(file)) {
      return new String(file, StandardCharsets.UTF_8);
    }
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** A file with other JSON, packed if it was. */
  static byte[] with(byte[] file, String json) throws IOException {
    byte[] text = json.getBytes(StandardCharsets.UTF_8);
    if (!isPacked(file)) {
      return text;
    }
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(text);
    }
    return packed.toByteArray();
  }
}
