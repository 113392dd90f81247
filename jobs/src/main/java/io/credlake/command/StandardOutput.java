package io.credlake.command;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * Standard output that says when nobody reads it any more, as behind {@code | head}, instead of
 * swallowing the rest as {@link PrintStream} does.
 */
final class StandardOutput extends OutputStream {

  private final PrintStream out;

  private StandardOutput(PrintStream out) {
    this.out = out;
  }

  /** A buffered writer of UTF-8. */
  static Writer writer() {
    return new BufferedWriter(
        new OutputStreamWriter(new StandardOutput(System.out), StandardCharsets.UTF_8));
  }

  @Override
  public void write(int octet) throws IOException {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    out.write(bytes, offset, length);
    check();
  }

  @Override
  public void flush() throws IOException {
    out.flush();
    check();
  }

  private void check() throws IOException {
    if (out.checkError()) {
      throw new IOException("Cannot write to standard output, it is closed");
    }
  }
}
