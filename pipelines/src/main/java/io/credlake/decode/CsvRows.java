package io.credlake.decode;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.RecordType;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.List;

/** Reads rows of CSV (RFC 4180) without making strings of them. Blank lines are no rows. */
public final class CsvRows {

  /** Longest row that is read, in characters; longer ones are rejected by {@link DeliveryScan}. */
  static final int MAX_ROW = 1 << 20;

  private CsvRows() {}

  /**
   * Reads all rows of a chunk.
   *
   * <p>Bytes that are no text become U+FFFD, which the rules for rows reject.
   *
   * @param in the chunk's bytes
   * @param firstLine line of the file on which they begin
   */
  public static void read(InputStream in, Charset charset, long firstLine, RowHandler handler)
      throws IOException {
    read(
        new InputStreamReader(
            in,
            charset
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE)),
        firstLine,
        handler);
  }

  /** Reads the rows in a part of a buffer. */
  static void read(
      byte[] buffer, int from, int length, Charset charset, long firstLine, RowHandler handler) {
    try {
      read(new StringReader(new String(buffer, from, length, charset)), firstLine, handler);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a text in memory cannot fail
    }
  }

  /** The fields of the first row of a text; none if it is empty. */
  public static List<String> firstRow(String text) {
    List<String> fields = new ArrayList<>();
    RowHandler first =
        new RowHandler() {
          private boolean done;

          @Override
          public void beginRow(long line) {}

          @Override
          public void field(int column, char[] buffer, int offset, int length) {
            if (!done) {
              fields.add(new String(buffer, offset, length));
            }
          }

          @Override
          public void endRow(int columns) {
            done = true;
          }

          @Override
          public void oversized(long line) {}
        };
    try {
      read(new StringReader(text), 1, first);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return fields;
  }

  /** The fields of all rows of a text. */
  static List<List<String>> all(String text) {
    List<List<String>> rows = new ArrayList<>();
    RowHandler all =
        new RowHandler() {
          private List<String> row = new ArrayList<>();

          @Override
          public void beginRow(long line) {
            row = new ArrayList<>();
          }

          @Override
          public void field(int column, char[] buffer, int offset, int length) {
            row.add(new String(buffer, offset, length));
          }

          @Override
          public void endRow(int columns) {
            rows.add(row);
          }

          @Override
          public void oversized(long line) {}
        };
    try {
      read(new StringReader(text), 1, all);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a text in memory cannot fail
    }
    return rows;
  }

  private static void read(Reader reader, long firstLine, RowHandler handler) throws IOException {
    try (CsvReader<Boolean> csv =
        CsvReader.builder()
            .maxBufferSize(4 * MAX_ROW)
            .allowExtraFields(true)
            .allowMissingFields(true)
            .allowExtraCharsAfterClosingQuote(true)
            .build(new Callback(handler, firstLine), reader)) {
      csv.forEach(row -> {});
    }
  }

  private static final class Callback extends AbstractBaseCsvCallbackHandler<Boolean> {

    private final RowHandler handler;
    private final long linesBefore;

    Callback(RowHandler handler, long firstLine) {
      this.handler = handler;
      this.linesBefore = firstLine - 1;
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
      handler.beginRow(linesBefore + startingLineNumber);
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
      handler.field(index, buffer, offset, length);
    }

    @Override
    protected Boolean buildRecord() {
      if (getRecordType() == RecordType.DATA) {
        handler.endRow(getFieldCount());
      }
      return Boolean.TRUE;
    }
  }
}
