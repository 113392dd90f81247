package io.credlake.report.render;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The font of PDF files and drawings, Noto Sans SC under the SIL Open Font License. It comes with
 * the program and not from the machine, so that a document is the same everywhere.
 */
final class Fonts {

  /** Its family. */
  static final String FAMILY = "Noto Sans SC";

  private static final String FOLDER = "/fonts/ttf/NotoSansSC/NotoSansSC-";

  private static final Map<Integer, String> FILES =
      new TreeMap<>(Map.of(400, "Regular.ttf", 500, "Medium.ttf", 700, "Bold.ttf"));

  // A parsed font is read at one place at a time: each thread has its own.
  private static final ThreadLocal<Map<Integer, TrueTypeFont>> PARSED =
      ThreadLocal.withInitial(TreeMap::new);

  private Fonts() {}

  /** Its weights. */
  static Iterable<Integer> weights() {
    return FILES.keySet();
  }

  /** The file of a weight. */
  static InputStream open(int weight) {
    InputStream file = Fonts.class.getResourceAsStream(FOLDER + FILES.get(weight));
    if (file == null) {
      throw new UncheckedIOException(
          new IOException("Cannot find font, the program is not whole: " + FILES.get(weight)));
    }
    return file;
  }

  /** The font of a weight; it stays open for the thread. */
  static TrueTypeFont parsed(int weight) throws IOException {
    TrueTypeFont font = PARSED.get().get(weight);
    if (font == null) {
      try (InputStream file = open(weight)) {
        font = new TTFParser().parse(RandomAccessReadBuffer.createBufferFromStream(file));
      }
      // Ligatures are not for official documents, and take most of the time.
      font.setEnableGsub(false);
      PARSED.get().put(weight, font);
    }
    return font;
  }
}
