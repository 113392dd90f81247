package io.credlake.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Packs a workbook anew, so that it tells nothing of when it was written: the library stamps the
 * clock's time into it, and a ZIP file has a time for each of its parts.
 */
final class FixedZip {

  private static final String PROPERTIES = "docProps/core.xml";
  private static final Pattern CREATED =
      Pattern.compile("(<dcterms:created[^>]*>)[^<]*(</dcterms:created>)");

  /** A time without a zone; Java takes the first month of ZIP for one that needs a zone. */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

  private FixedZip() {}

  /**
   * Copies a workbook.
   *
   * @param created what it says of when it was made
   */
  static void rewrite(Path from, Path to, Instant created) throws IOException {
    try (ZipFile in = new ZipFile(from.toFile());
        OutputStream file = Files.newOutputStream(to);
        ZipOutputStream out = new ZipOutputStream(file, StandardCharsets.UTF_8)) {
      List<? extends ZipEntry> entries =
          in.stream()
              // what kind of file it is has to be told first
              .sorted(
                  Comparator.comparing((ZipEntry entry) -> !entry.getName().startsWith("["))
                      .thenComparing(ZipEntry::getName))
              .toList();
      for (ZipEntry entry : entries) {
        ZipEntry copy = new ZipEntry(entry.getName());
        copy.setTimeLocal(NO_TIME);
        out.putNextEntry(copy);
        try (InputStream content = in.getInputStream(entry)) {
          if (entry.getName().equals(PROPERTIES)) {
            out.write(dated(content.readAllBytes(), created));
          } else {
            content.transferTo(out);
          }
        }
        out.closeEntry();
      }
    }
  }

  private static byte[] dated(byte[] properties, Instant created) {
    String time = created.truncatedTo(ChronoUnit.SECONDS).toString();
    return CREATED
        .matcher(new String(properties, StandardCharsets.UTF_8))
        .replaceAll("$1" + time + "$2")
        .getBytes(StandardCharsets.UTF_8);
  }
}
