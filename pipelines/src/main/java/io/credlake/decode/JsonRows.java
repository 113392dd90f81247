package io.credlake.decode;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;

/**
 * Reads rows of JSON Lines: one object with plain values on each line. Blank lines are no rows;
 * other lines are rows without a shape.
 */
final class JsonRows {

  private static final JsonFactory JSON = new JsonFactory();
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final Charset charset;
  private final NamedRows rows;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private long line = 1;
  private boolean oversized;

  private JsonRows(Charset charset, NamedRows rows) {
    this.charset = charset;
    this.rows = rows;
  }

  /** Reads all rows of a file. */
  static void read(InputStream in, Charset charset, NamedRows rows) throws IOException {
    JsonRows reader = new JsonRows(charset, rows);
    byte[] buffer = new byte[1 << 16];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      reader.take(buffer, read);
    }
    reader.endLine();
  }

  /** The row in a text. */
  static NamedRow parse(String text, long line) {
    NamedRow row = new NamedRow(line);
    try (JsonParser parser = JSON.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        row.misshapen();
      }
      boolean ended = false;
      for (JsonToken token = parser.currentToken(); token != null; token = parser.nextToken()) {
        boolean inRow = parser.getParsingContext().getParent() != null;
        boolean nested = inRow && parser.getParsingContext().getParent().getParent() != null;
        if (ended || nested) {
          row.misshapen();
        }
        if (token.isScalarValue()) {
          String value = token == JsonToken.VALUE_NULL ? "" : parser.getText();
          if (inRow && !nested && !ended && parser.currentName() != null) {
            row.add(parser.currentName(), value);
          } else {
            row.stray(value);
          }
        } else if (parser.currentName() != null
            && (token.isStructStart() || (nested && token == JsonToken.FIELD_NAME))) {
          row.stray(parser.currentName()); // names of values are looked at with those
        }
        ended |= token == JsonToken.END_OBJECT && !inRow;
      }
    } catch (JsonProcessingException e) {
      row.misshapen();
      row.stray(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a text in memory cannot fail
    }
    return row;
  }

  private void take(byte[] buffer, int length) {
    int start = 0;
    for (int i = 0; i < length; i++) {
      if (buffer[i] == '\n') {
        add(buffer, start, i);
        endLine();
        line++;
        start = i + 1;
      }
    }
    add(buffer, start, length);
  }

  private void add(byte[] buffer, int from, int to) {
    oversized |= bytes.size() + to - from > CsvRows.MAX_ROW;
    if (oversized) {
      bytes.reset();
    } else {
      bytes.write(buffer, from, to - from);
    }
  }

  private void endLine() {
    if (oversized) {
      rows.oversized(line);
    } else if (bytes.size() > 0) {
      String text = bytes.toString(charset);
      if (line == 1 && text.charAt(0) == BYTE_ORDER_MARK) {
        text = text.substring(1);
      }
      if (!text.isBlank()) {
        rows.row(parse(text, line));
      }
    }
    oversized = false;
    bytes.reset();
  }
}
