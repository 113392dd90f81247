package io.credlake.report.render;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Packs the entries of a ZIP file anew, in a fixed order and without the time of packing. */
final class StableZip {

  // Local time, which no time zone moves; of the format's very first day Java keeps an instant.
  private static final LocalDateTime EPOCH = LocalDateTime.of(1981, 1, 1, 0, 0);

  private static final String TYPES = "[Content_Types].xml";

  private StableZip() {}

  static byte[] of(byte[] zip) throws IOException {
    Map<String, byte[]> entries =
        new TreeMap<>(
            Comparator.comparing((String name) -> !name.equals(TYPES))
                .thenComparing(Comparator.naturalOrder()));
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        entries.put(entry.getName(), in.readAllBytes());
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        ZipEntry packed = new ZipEntry(entry.getKey());
        packed.setTimeLocal(EPOCH);
        out.putNextEntry(packed);
        out.write(entry.getValue());
        out.closeEntry();
      }
    }
    return bytes.toByteArray();
  }
}
