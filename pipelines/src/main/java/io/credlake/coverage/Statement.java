package io.credlake.coverage;

import io.credlake.fact.Order;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Collection;

/** A row about an organisation, as far as something is counted of it. */
public sealed interface Statement permits Told, Forwarded {

  /** Under which number it speaks of the organisation. */
  String identifier();

  /** Day, since 1970-01-01, of which it speaks: by it an old number is resolved. */
  int day();

  /** When it was said. */
  Order order();

  /** Whether it was said under another number than its identifier, and may move with that. */
  boolean resolved();

  /** The same statement under another number. */
  Statement under(String identifier);

  /** The day of which it speaks, or on which it was known if that came first. */
  default int spokenOf() {
    return Math.min(day(), order().known());
  }

  /** The newest day that some speak of; one still to come when it is spoken of does not count. */
  static int newestDay(Collection<? extends Statement> statements) {
    return statements.stream().mapToInt(Statement::spokenOf).max().orElseThrow();
  }

  /** Writes it down. */
  void write(DataOutput out, TextWriter texts) throws IOException;

  /** Writes a text, which may have been written before. */
  @FunctionalInterface
  interface TextWriter {
    /** Writes it. */
    void write(String text) throws IOException;
  }

  /** Reads the texts that a {@link TextWriter} wrote. */
  @FunctionalInterface
  interface TextReader {
    /** Reads the next one. */
    String read() throws IOException;
  }

  /** Reads what {@link #write} wrote. */
  static Statement read(DataInput in, TextReader texts) throws IOException {
    return switch (in.readByte()) {
      case Version.TAG -> Version.readRest(in, texts);
      case Entry.TAG -> Entry.readRest(in, texts);
      default -> Forwarded.readRest(in, texts);
    };
  }
}
