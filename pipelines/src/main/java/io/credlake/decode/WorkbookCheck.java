package io.credlake.decode;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * Looks at the parts of a workbook as the library that reads it finds them, and refuses what would
 * cost it too much memory or time: swollen parts, document types, rows and cells beyond what a
 * spreadsheet may have.
 */
final class WorkbookCheck {

  private static final int MAX_COLUMNS = 16_384;
  private static final int LETTERS_OF_A_COLUMN = 3;
  private static final int MAX_FORMULA = 8192;
  private static final int MAX_ARRAY_FORMULAS = 1000;
  private static final long MAX_ROW = 4L * CsvRows.MAX_ROW;
  // Parts other than sheets are kept in memory when they are read.
  private static final long MAX_OTHER_PART = 256L << 20;

  private final XMLStreamReader xml;
  private int cells;
  private int arrayFormulas;
  private long formula;
  private long text;

  private WorkbookCheck(XMLStreamReader xml) {
    this.xml = xml;
  }

  static void check(byte[] workbook, UnpackedStream.Limit limit) throws UnreadableDelivery {
    AtomicLong all = new AtomicLong();
    try (ZipFile zip =
        ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(workbook)).get()) {
      for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
        String name = entry.getName().toLowerCase(Locale.ROOT);
        if (name.endsWith(".xml") || name.endsWith(".rels")) {
          boolean sheet = name.contains("worksheets/");
          try (InputStream part = zip.getInputStream(entry)) {
            checkPart(new Counted(part, all, workbook.length, sheet, limit));
          }
        }
      }
    } catch (UnreadableDelivery e) {
      throw e;
    } catch (IOException | XMLStreamException | RuntimeException e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof UnreadableDelivery refusal) {
          throw refusal;
        }
      }
      throw Workbook.broken(e);
    }
  }

  private static void checkPart(InputStream part) throws XMLStreamException, UnreadableDelivery {
    XMLStreamReader xml = XmlRows.open(part);
    WorkbookCheck check = new WorkbookCheck(xml);
    while (xml.hasNext()) {
      check.take(xml.next());
    }
  }

  private void take(int event) throws UnreadableDelivery {
    switch (event) {
      case XMLStreamConstants.DTD ->
          throw new UnreadableDelivery("Cannot read delivery, XML with a DOCTYPE is not taken");
      case XMLStreamConstants.START_ELEMENT -> startElement();
      case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
        text += xml.getTextLength();
        formula += xml.getTextLength();
      }
      case XMLStreamConstants.END_ELEMENT -> {
        boolean longFormula = xml.getLocalName().equals("f") && formula > MAX_FORMULA;
        // A shared text is a row of its own here.
        if (longFormula || text > MAX_ROW) {
          throw Workbook.broken(null);
        }
        if (xml.getLocalName().equals("row") || xml.getLocalName().equals("si")) {
          text = 0;
        }
      }
      default -> {}
    }
  }

  private void startElement() throws UnreadableDelivery {
    String name = xml.getLocalName();
    if (name.equals("row")) {
      cells = 0;
      text = 0;
    } else if (name.equals("c")) {
      cells++;
      if (cells > MAX_COLUMNS || letters(xml.getAttributeValue(null, "r")) > LETTERS_OF_A_COLUMN) {
        throw Workbook.broken(null);
      }
    } else if (name.equals("f")) {
      formula = 0;
      arrayFormulas += "array".equals(xml.getAttributeValue(null, "t")) ? 1 : 0;
      if (arrayFormulas > MAX_ARRAY_FORMULAS) {
        throw Workbook.broken(null);
      }
    }
  }

  private static int letters(String reference) {
    int letters = 0;
    while (reference != null
        && letters < reference.length()
        && !Character.isDigit(reference.charAt(letters))) {
      letters++;
    }
    return letters;
  }

  /** The bytes of a part, counted with those of the others. */
  private static final class Counted extends InputStream {

    private final InputStream in;
    private final AtomicLong all;
    private final long packed;
    private final boolean sheet;
    private final UnpackedStream.Limit limit;
    private long count;

    Counted(
        InputStream in, AtomicLong all, long packed, boolean sheet, UnpackedStream.Limit limit) {
      this.in = in;
      this.all = all;
      this.packed = packed;
      this.sheet = sheet;
      this.limit = limit;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = in.read(buffer, offset, length);
      count += Math.max(0, read);
      if (limit.isExceeded(all.addAndGet(Math.max(0, read)), packed)) {
        throw limit.refusal();
      }
      if (!sheet && count > MAX_OTHER_PART) {
        throw new UnreadableDelivery("Cannot read delivery, the workbook's texts are too large");
      }
      return read;
    }
  }
}
