package io.credlake.decode;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes packed files and workbooks. */
final class PackedFiles {

  private static final String TYPES =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
      <Default Extension="xml" ContentType="application/xml"/>
      <Default Extension="rels" \
      ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
      <Override PartName="/xl/workbook.xml" \
      ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
      <Override PartName="/xl/styles.xml" \
      ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>
      </Types>
      """;
  private static final String RELATIONS =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
      <Relationship Id="rId1" Target="worksheets/sheet1.xml" \
      Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"/>
      </Relationships>
      """;
  private static final String WORKBOOK =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" \
      xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
      <sheets><sheet name="名单" sheetId="1" r:id="rId1"/></sheets></workbook>
      """;
  // Style 1 is a day by its number, 2 one by its text, 3 an amount.
  private static final String STYLES =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
      <numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/>
      <numFmt numFmtId="177" formatCode="[Red]&quot;day&quot; #,##0.00"/></numFmts>
      <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="176"/><xf numFmtId="177"/></cellXfs>
      </styleSheet>
      """;

  private PackedFiles() {}

  static byte[] gzip(byte[]... members) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (byte[] member : members) {
      try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
        gzip.write(member);
      }
    }
    return bytes.toByteArray();
  }

  /** An archive with the file and, beside it, what archivers leave behind. */
  static byte[] zip(byte[] file) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("行政处罚/", new byte[0]);
    files.put("__MACOSX/._data", new byte[] {0});
    files.put("行政处罚/.DS_Store", new byte[] {0});
    files.put("行政处罚/data", file);
    files.put("行政处罚/data.manifest.yaml", "rows: 1".getBytes(UTF_8));
    return zip(files);
  }

  static byte[] zip(Map<String, byte[]> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
      }
    }
    return bytes.toByteArray();
  }

  /** A workbook whose sheet has the given rows, as XML. */
  static byte[] workbook(String rows) throws IOException {
    return zip(parts(rows));
  }

  static Map<String, byte[]> parts(String rows) {
    String sheet =
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
            + "<sheetData>%s</sheetData></worksheet>".formatted(rows);
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put("[Content_Types].xml", TYPES.getBytes(UTF_8));
    parts.put("xl/workbook.xml", WORKBOOK.getBytes(UTF_8));
    parts.put("xl/_rels/workbook.xml.rels", RELATIONS.getBytes(UTF_8));
    parts.put("xl/styles.xml", STYLES.getBytes(UTF_8));
    parts.put("xl/worksheets/sheet1.xml", sheet.getBytes(UTF_8));
    return parts;
  }

  /** A row of a sheet: cells of text, or of XML if they begin so. */
  static String row(int number, String... cells) {
    StringBuilder row = new StringBuilder("<row r=\"%d\">".formatted(number));
    for (int i = 0; i < cells.length; i++) {
      String reference = "" + (char) ('A' + i) + number;
      row.append(
          cells[i].startsWith("<")
              ? cells[i].replace("<c", "<c r=\"%s\"".formatted(reference))
              : "<c r=\"%s\" t=\"inlineStr\"><is><t>%s</t></is></c>"
                  .formatted(reference, cells[i]));
    }
    return row.append("</row>").toString();
  }

  /** A cell with a number in a style. */
  static String number(String number, int style) {
    return "<c s=\"%d\"><v>%s</v></c>".formatted(style, number);
  }
}
