package io.credlake.command;

import io.credlake.access.AccessList;
import io.credlake.access.Role;
import io.credlake.access.SpecialQuery;
import io.credlake.code.CodeLists;
import io.credlake.code.Regions;
import io.credlake.conf.Nearest;
import io.credlake.rate.Place;
import io.credlake.ticket.Tickets;
import io.credlake.trino.Endpoint;
import io.credlake.trino.ViewFile;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code credlake ticket open}: records a special query that another user approved. */
@Command(
    name = "open",
    mixinStandardHelpOptions = true,
    description = "Open a ticket: until it expires, a user sees what is else filtered or masked.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:opened; its number is printed",
      "1:a user, view, region or time is not as it must be",
      "2:the command was not understood"
    })
final class TicketOpenCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private LakeOption lake;

  @Option(names = "--for", required = true, paramLabel = "USER", description = "Who may see it.")
  private String user;

  @Option(
      names = "--approver",
      required = true,
      paramLabel = "USER",
      description = "Who approved it: another user, who may (approves, conf/access.yaml).")
  private String approver;

  @Option(names = "--purpose", required = true, paramLabel = "TEXT", description = "What for.")
  private String purpose;

  @Option(
      names = "--view",
      required = true,
      paramLabel = "VIEW",
      description = "View that it holds for, e.g. policy.record_history; may be repeated.")
  private List<String> views;

  @Option(
      names = "--region",
      required = true,
      paramLabel = "REGION",
      description = "Province, code or name; 全国 for all; may be repeated.")
  private List<String> regions;

  @Option(
      names = "--hours",
      required = true,
      paramLabel = "N",
      description = "Hours after which it expires, 1 to 720.")
  private int hours;

  @Override
  public Integer call() throws Exception {
    if (hours < 1 || hours > 720) {
      throw new IllegalArgumentException("Invalid hours, from 1 to 720: " + hours);
    }
    Path conf = Credlake.home().resolve("conf");
    AccessList list = AccessList.read(conf);
    Regions known = CodeLists.load(conf.resolve("codes")).regions();
    Instant now = Instant.now();
    SpecialQuery query =
        new SpecialQuery(
                user,
                approver,
                purpose,
                views,
                regions.stream().map(region -> Place.find(known, region).code()).toList(),
                now,
                now.plus(Duration.ofHours(hours)))
            .checkedBy(list);
    checkViews(list.user(user).role());
    Endpoint endpoint = new ServerConsole(spec.commandLine().getErr()).ensureRunning(lake.lake());
    try (Connection connection = endpoint.connect()) {
      spec.commandLine().getOut().println(new Tickets(connection).open(query, Endpoint.owner()));
    }
    return 0;
  }

  private void checkViews(Role role) {
    List<String> readable =
        ViewFile.readAll(Credlake.home().resolve("sql/views")).stream()
            .filter(view -> view.about().access().readers().contains(role))
            .filter(
                view ->
                    !view.about().access().region().isEmpty()
                        || !view.about().access().controlled().isEmpty())
            .map(view -> view.schema() + "." + view.name())
            .toList();
    for (String view : views) {
      if (!readable.contains(view)) {
        throw new IllegalArgumentException(
            "Cannot open ticket, a %s sees nothing more by it of view: %s%s"
                .formatted(role.code(), view, Nearest.hint(view, readable)));
      }
    }
  }
}
