package io.credlake.trino.prompt;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jline.builtins.Less;
import org.jline.builtins.Source;
import org.jline.terminal.Terminal;

/** Shows what was written: at once if it fits the screen, else page by page. */
final class Pager implements AutoCloseable {

  private static final int ROOM_FOR_PROMPT = 3;

  private final Terminal terminal;
  private final String command;
  private final Path file;
  private final Writer writer;

  /**
   * A pager for one result.
   *
   * @param command another program that shows pages, from {@code PAGER}; null for our own
   */
  Pager(Terminal terminal, String command) throws IOException {
    this.terminal = terminal;
    this.command = command;
    this.file = Files.createTempFile("credlake-", ".txt");
    this.writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
  }

  /** Takes what is to be shown. */
  Writer writer() {
    return writer;
  }

  /** Shows it, and returns when it was read. */
  void show() throws IOException, InterruptedException {
    writer.close();
    if (fits()) {
      terminal.writer().print(Files.readString(file, StandardCharsets.UTF_8));
      terminal.flush();
    } else if (command == null || command.isBlank()) {
      Less less = new Less(terminal, file.getParent());
      less.chopLongLines = true; // a row stays a line; the arrows move to the right
      less.run(new Source.PathSource(file, "result"));
    } else {
      new ProcessBuilder("/bin/sh", "-c", command)
          .inheritIO()
          .redirectInput(file.toFile())
          .start()
          .waitFor();
    }
  }

  @Override
  public void close() throws IOException {
    writer.close();
    Files.deleteIfExists(file);
  }

  private boolean fits() throws IOException {
    int height = terminal.getHeight() - ROOM_FOR_PROMPT;
    if (height <= 0) {
      return true; // a terminal without a size, as a dumb one
    }
    try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
      return lines.limit(height + 1L).count() <= height;
    }
  }
}
