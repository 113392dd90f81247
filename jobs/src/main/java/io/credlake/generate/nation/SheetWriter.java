package io.credlake.generate.nation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A workbook of one sheet. For small deliveries: it is made in memory. */
final class SheetWriter implements RowWriter {

  private final OutputStream out;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Workbook book;
  private final Worksheet sheet;
  private int rows;

  SheetWriter(OutputStream out, Form form) {
    this.out = out;
    this.book = new Workbook(bytes, "Credlake", "1.0");
    this.sheet = book.newWorksheet("Sheet1");
    row(form.titles().toArray(String[]::new));
  }

  @Override
  public void row(String[] texts) {
    for (int i = 0; i < texts.length; i++) {
      sheet.value(rows, i, texts[i]);
    }
    rows++;
  }

  @Override
  public void close() throws IOException {
    book.close();
    withoutTimes(bytes.toByteArray());
  }

  /** Writes the workbook again without the time at which it was made: equal seeds, equal bytes. */
  private void withoutTimes(byte[] workbook) throws IOException {
    // Its entries say nothing of their length in front: only the directory at the end does.
    try (ZipFile in = ZipFile.builder().setByteArray(workbook).get();
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (ZipArchiveEntry entry : Collections.list(in.getEntries())) {
        ZipEntry copy = new ZipEntry(entry.getName());
        copy.setLastModifiedTime(FileTime.fromMillis(0));
        byte[] content = in.getInputStream(entry).readAllBytes();
        if (entry.getName().startsWith("docProps/")) {
          content =
              new String(content, StandardCharsets.UTF_8)
                  .replaceAll("\\d{4}-\\d{2}-\\d{2}T[0-9:.]+Z?", "2014-06-14T00:00:00Z")
                  .getBytes(StandardCharsets.UTF_8);
        }
        zip.putNextEntry(copy);
        zip.write(content);
        zip.closeEntry();
      }
    }
  }
}
