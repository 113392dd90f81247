package io.credlake.generate.nation;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.Arrays;

/** CSV with a title row; texts hold neither commas nor quotes. */
final class CsvWriter implements RowWriter {

  private static final int TOO_LONG = (1 << 20) + 4096;
  private static final byte NO_TEXT = (byte) 0xFF;

  private final OutputStream out;
  private final Charset charset;
  private final Form form;
  private final StringBuilder line = new StringBuilder(512);

  CsvWriter(OutputStream out, Charset charset, Form form) throws IOException {
    this.out = out;
    this.charset = charset;
    this.form = form;
    row(form.titles().toArray(String[]::new));
  }

  @Override
  public void row(String[] texts) throws IOException {
    line.setLength(0);
    for (int i = 0; i < texts.length; i++) {
      if (i > 0) {
        line.append(',');
      }
      line.append(texts[i]);
    }
    line.append('\n');
    out.write(line.toString().getBytes(charset));
  }

  @Override
  public boolean broken(String[] texts, String reason) throws IOException {
    switch (reason) {
      case "columns.count" -> row(Arrays.copyOf(texts, texts.length - 1));
      case "row.length" -> {
        String[] copy = texts.clone();
        copy[0] = "长".repeat(TOO_LONG / 2);
        row(copy);
      }
      case "encoding.invalid" -> damaged(texts);
      default -> {
        return false;
      }
    }
    return true;
  }

  /** A row with a byte that is no text in the number of its document. */
  private void damaged(String[] texts) throws IOException {
    int place = form.place(Role.NUMBER);
    for (int i = 0; i < texts.length; i++) {
      if (i > 0) {
        out.write(',');
      }
      out.write(texts[i].getBytes(charset));
      if (i == place) {
        out.write(NO_TEXT);
      }
    }
    out.write('\n');
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
