package io.credlake.command;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Standard output that says what went wrong with it, a full disk or that nobody reads it any more,
 * instead of swallowing the rest as {@link PrintStream} does.
 */
final class StandardOutput extends OutputStream {

  private static final Noting NOTING = new Noting(new FileOutputStream(FileDescriptor.out));

  private final PrintStream out;

  private StandardOutput(PrintStream out) {
    this.out = out;
  }

  /** Notes the first failure of what it writes to. */
  static final class Noting extends FilterOutputStream {

    private IOException failure;

    Noting(OutputStream out) {
      super(out);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
      try {
        out.write(bytes, offset, length);
      } catch (IOException e) {
        failure = failure == null ? e : failure;
        throw e;
      }
    }

    @Override
    public void write(int octet) throws IOException {
      write(new byte[] {(byte) octet}, 0, 1);
    }

    /** What went wrong first; null: nothing. */
    synchronized IOException failure() {
      return failure;
    }
  }

  /** From now on it is noted what goes wrong with the standard output of this process. */
  static void note() {
    System.setOut(new PrintStream(NOTING, true, StandardCharsets.UTF_8));
  }

  /**
   * Why what was written is not where it should be; null: it is, or nobody reads it any more, as
   * behind {@code | head}.
   */
  static String loss() {
    IOException failure = NOTING.failure();
    return failure == null || isClosedPipe(failure)
        ? null
        : "Cannot write to standard output, " + failure.getMessage();
  }

  private static boolean isClosedPipe(IOException failure) {
    if (String.valueOf(failure.getMessage()).contains("Broken pipe")) {
      return true;
    }
    try { // systems say it in their own language
      return Files.readSymbolicLink(Path.of("/proc/self/fd/1")).toString().startsWith("pipe:");
    } catch (IOException e) {
      return false;
    }
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
      throw new IOException("Cannot write to standard output");
    }
  }
}
