package io.credlake.trino.prompt;

import io.credlake.trino.Endpoint;
import io.credlake.trino.query.QueryRun;
import io.credlake.trino.query.ResultFormat;
import io.credlake.trino.query.SqlError;
import io.credlake.trino.query.SqlScript;
import io.credlake.trino.query.SqlText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.Terminal.SignalHandler;

/** A conversation in SQL on a terminal. */
public final class SqlPrompt {

  private final Terminal terminal;
  private final LineReader reader;
  private final QueryRun run;
  private final String pager;

  private SqlPrompt(Terminal terminal, LineReader reader, QueryRun run, String pager) {
    this.terminal = terminal;
    this.reader = reader;
    this.run = run;
    this.pager = pager;
  }

  /**
   * Talks until the user leaves.
   *
   * @param history file of what was typed, kept between conversations
   * @param pager command that shows long results; null for a built-in one
   */
  public static void talk(Terminal terminal, Endpoint endpoint, Path history, String pager)
      throws SQLException, IOException, InterruptedException {
    LineReader reader =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .appName("credlake")
            .parser(new PromptParser())
            .completer(LakeWords.of(endpoint))
            .variable(LineReader.HISTORY_FILE, history)
            .variable(LineReader.SECONDARY_PROMPT_PATTERN, "%P     -> ")
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .option(LineReader.Option.CASE_INSENSITIVE, true)
            .build();
    try (Connection connection = endpoint.connect()) {
      new SqlPrompt(terminal, reader, new QueryRun(connection), pager).talk();
    }
  }

  private void talk() throws IOException, InterruptedException {
    PrintWriter out = terminal.writer();
    out.println("信用湖 Credlake SQL — help, \\q");
    while (true) {
      String text;
      try {
        text = reader.readLine("credlake> ");
      } catch (UserInterruptException e) {
        continue; // what was typed is dropped
      } catch (EndOfFileException e) {
        return;
      }
      Optional<PromptWord> word = PromptWord.of(text);
      if (word.equals(Optional.of(PromptWord.QUIT))) {
        return;
      }
      if (word.equals(Optional.of(PromptWord.HELP))) {
        out.println(PromptWord.TEXT);
        continue;
      }
      SignalHandler before = terminal.handle(Signal.INT, signal -> run.cancel());
      try {
        answer(text);
      } finally {
        terminal.handle(Signal.INT, before);
      }
    }
  }

  private void answer(String text) throws IOException, InterruptedException {
    PrintWriter out = terminal.writer();
    for (SqlText statement : SqlScript.statements(text)) {
      Instant began = Instant.now();
      try (Pager pages = new Pager(terminal, pager)) {
        QueryRun.Outcome outcome = run.run(statement, ResultFormat.TABLE.writer(), pages.writer());
        double seconds = Duration.between(began, Instant.now()).toMillis() / 1000.0;
        pages.show();
        out.println("(%s, %.2f s)".formatted(outcome.describe(), seconds));
        out.flush();
      } catch (SQLException e) {
        out.println(run.isCancelled() ? "Cancelled 已取消" : SqlError.of(e, statement).describe(text));
        out.flush();
        return;
      }
    }
  }
}
