package io.credlake.decode;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tells files that are no text by their first bytes, any packing taken off. */
final class FileSignature {

  private static final Map<String, String> KNOWN = new LinkedHashMap<>();

  static {
    KNOWN.put("\u0089PNG", "a PNG image");
    KNOWN.put("\u00FF\u00D8\u00FF", "a JPEG image");
    KNOWN.put("GIF8", "a GIF image");
    KNOWN.put("%PDF", "a PDF document");
    KNOWN.put("PK\u0003\u0004", "a ZIP archive");
    KNOWN.put("\u001F\u008B", "compressed by gzip once more");
    KNOWN.put("\u00D0\u00CF\u0011\u00E0", "an old or protected Excel workbook (XLS)");
    KNOWN.put("PAR1", "a Parquet file");
    KNOWN.put("\u007FELF", "a program");
  }

  private FileSignature() {}

  /** What the file is, or null if it may be text. */
  static String of(byte[] head) {
    String start = new String(head, 0, Math.min(head.length, 16), StandardCharsets.ISO_8859_1);
    for (Map.Entry<String, String> known : KNOWN.entrySet()) {
      if (start.startsWith(known.getKey())) {
        return known.getValue();
      }
    }
    if (start.startsWith("\u00FF\u00FE") || start.startsWith("\u00FE\u00FF")) {
      return "in UTF-16; export it as UTF-8 or GB18030";
    }
    for (int i = 0; i < head.length; i++) {
      if (head[i] == 0) {
        return "binary";
      }
    }
    return null;
  }
}
