package io.credlake.command;

import io.credlake.access.AccessUser;
import io.credlake.trino.Endpoint;
import io.credlake.trino.TrinoServer;
import io.credlake.trino.prompt.SqlPrompt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code credlake sql}: a prompt for SQL over the lake. */
@Command(
    name = "sql",
    mixinStandardHelpOptions = true,
    description = "Open a prompt for SQL over the lake.",
    footer = {"", "$PAGER, if set, shows long results. From a pipe, statements run like in query."})
final class SqlCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private LakeOption lake;

  @Mixin private AsOption as;

  @Override
  public Integer call() throws Exception {
    if (!StatusLine.isTerminal()) {
      List<String> query = new ArrayList<>(List.of("query", "--lake", lake.lake().toString()));
      as.user().ifPresent(user -> query.addAll(List.of("--as", user.name())));
      query.add("-");
      return spec.parent().commandLine().execute(query.toArray(String[]::new));
    }
    Optional<AccessUser> user = as.user();
    Endpoint owner = new ServerConsole(spec.commandLine().getErr()).ensureRunning(lake.lake());
    Endpoint endpoint = user.map(one -> owner.as(one.name())).orElse(owner);
    TrinoServer server = ServerConsole.server(lake.lake());
    try (Terminal terminal = TerminalBuilder.builder().system(true).dumb(true).build()) {
      SqlPrompt.talk(terminal, endpoint, server.historyFile(), System.getenv("PAGER"));
    }
    return 0;
  }
}
