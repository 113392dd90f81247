package io.credlake.report.render;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;

/**
 * Lets the text of a PDF file be found and read aloud. A glyph that a radical of Kangxi shares with
 * a character, as that of 用, would be read as the radical.
 */
final class ReadableText {

  private static final Pattern RANGE =
      Pattern.compile("<([0-9A-F]{4})>\\s*<([0-9A-F]{4})>\\s*<([0-9A-F]{4})>");
  private static final int MOST_IN_BLOCK = 100;

  private ReadableText() {}

  /** Mends what the file's fonts say their glyphs mean. */
  static void mend(PDDocument pdf) throws IOException {
    Set<COSDictionary> seen = new HashSet<>();
    for (PDPage page : pdf.getPages()) {
      PDResources resources = page.getResources();
      for (COSName name : resources.getFontNames()) {
        COSDictionary font =
            resources.getCOSObject().getCOSDictionary(COSName.FONT).getCOSDictionary(name);
        if (seen.add(font) && font.getCOSStream(COSName.TO_UNICODE) != null) {
          mend(font);
        }
      }
    }
  }

  private static void mend(COSDictionary font) throws IOException {
    CmapLookup glyphs = Fonts.parsed(weight(font)).getUnicodeCmapLookup();
    COSStream stream = font.getCOSStream(COSName.TO_UNICODE);
    Map<Integer, Integer> meanings = new TreeMap<>();
    Matcher ranges = RANGE.matcher(stream.toTextString());
    while (ranges.find()) {
      int first = Integer.parseInt(ranges.group(1), 16);
      int last = Integer.parseInt(ranges.group(2), 16);
      int meaning = Integer.parseInt(ranges.group(3), 16);
      for (int glyph = first; glyph <= last; glyph++) {
        meanings.put(glyph, character(glyphs, glyph, meaning + glyph - first));
      }
    }
    try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
      out.write(table(meanings).getBytes(StandardCharsets.US_ASCII));
    }
  }

  private static int weight(COSDictionary font) {
    String name = font.getNameAsString(COSName.BASE_FONT);
    return name.endsWith("-Bold") ? 700 : name.endsWith("-Medium") ? 500 : 400;
  }

  private static int character(CmapLookup glyphs, int glyph, int meaning) {
    List<Integer> codes = glyphs.getCharCodes(glyph);
    if (!isLookAlike(meaning) || codes == null) {
      return meaning;
    }
    return codes.stream().filter(code -> !isLookAlike(code)).findFirst().orElse(meaning);
  }

  /** Radicals, and characters for compatibility only. */
  private static boolean isLookAlike(int code) {
    return (code >= 0x2E80 && code <= 0x2FDF) || (code >= 0xF900 && code <= 0xFAFF);
  }

  private static String table(Map<Integer, Integer> meanings) {
    StringBuilder text =
        new StringBuilder(
            """
            /CIDInit /ProcSet findresource begin
            12 dict begin
            begincmap
            /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
            /CMapName /Adobe-Identity-UCS def
            /CMapType 2 def
            1 begincodespacerange
            <0000> <FFFF>
            endcodespacerange
            """);
    List<Integer> glyphs = new ArrayList<>(meanings.keySet());
    for (int from = 0; from < glyphs.size(); from += MOST_IN_BLOCK) {
      List<Integer> block = glyphs.subList(from, Math.min(from + MOST_IN_BLOCK, glyphs.size()));
      text.append(block.size()).append(" beginbfchar\n");
      block.forEach(g -> text.append("<%04X> <%04X>\n".formatted(g, meanings.get(g))));
      text.append("endbfchar\n");
    }
    return text.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
        .toString();
  }
}
