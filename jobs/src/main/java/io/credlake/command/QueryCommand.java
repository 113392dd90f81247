package io.credlake.command;

import io.credlake.access.AccessUser;
import io.credlake.trino.Endpoint;
import io.credlake.trino.query.QueryRun;
import io.credlake.trino.query.SqlError;
import io.credlake.trino.query.SqlScript;
import io.credlake.trino.query.SqlText;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code credlake query}: answers SQL over the lake. */
@Command(
    name = "query",
    mixinStandardHelpOptions = true,
    description = "Answer SQL over the lake, through Trino.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:every statement was answered",
      "1:a statement failed; those behind it were not run",
      "2:the command was not understood",
      "130:cancelled"
    })
final class QueryCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private LakeOption lake;

  @Mixin private ReleaseOption release;

  @Mixin private AsOption as;

  @Mixin private FormatOption format;

  @Option(
      names = {"-f", "--file"},
      paramLabel = "FILE",
      description = "Read the SQL from a file.")
  private Path file;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "SQL",
      description = "Statements, with ; between them; - or nothing means standard input.")
  private String sql;

  @Override
  public Integer call() throws Exception {
    String text = text();
    List<SqlText> statements = SqlScript.statements(text);
    if (statements.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "Cannot run query, it is empty");
    }
    PrintWriter err = spec.commandLine().getErr();
    Optional<AccessUser> user = as.user();
    Endpoint owner = new ServerConsole(err).ensureRunning(lake.lake());
    Writer out = StandardOutput.writer();
    try (Connection connection = release.connect(owner, user)) {
      QueryRun run = new QueryRun(connection);
      Runtime.getRuntime().addShutdownHook(new Thread(run::cancel)); // Ctrl-C
      for (SqlText statement : statements) {
        try {
          QueryRun.Outcome outcome = run.run(statement, format.chosen().writer(), out);
          if (outcome.change() != null) {
            err.println(outcome.describe());
          }
        } catch (SQLException e) {
          out.flush();
          if (!run.isCancelled()) {
            err.println(SqlError.of(e, statement).describe(text));
          }
          return Credlake.FAILED;
        }
      }
      return 0;
    } catch (IOException e) {
      return 0; // nobody reads any more, or it is told in the end, see StandardOutput.loss
    }
  }

  private String text() throws IOException {
    if (file != null) {
      if (sql != null) {
        throw new ParameterException(
            spec.commandLine(), "Cannot query lake, both SQL and --file are given: " + file);
      }
      try {
        return Files.readString(file, StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new IOException("Cannot read SQL, %s: %s".formatted(reason(e), file), e);
      }
    }
    if (sql != null && !sql.equals("-")) {
      return sql;
    }
    if (sql == null && StatusLine.isTerminal()) {
      throw new ParameterException(
          spec.commandLine(), "Cannot query lake, no SQL is given; for a prompt use: credlake sql");
    }
    return new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
  }

  private static String reason(IOException e) {
    return e.getClass().getSimpleName().replace("Exception", "");
  }
}
