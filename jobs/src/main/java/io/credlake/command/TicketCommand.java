package io.credlake.command;

import io.credlake.code.ChinaTime;
import io.credlake.ticket.Tickets;
import io.credlake.ticket.Tickets.Ticket;
import io.credlake.trino.Endpoint;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code credlake ticket}: special queries that another user approved. */
@Command(
    name = "ticket",
    mixinStandardHelpOptions = true,
    description = {
      "Special queries: what a user sees for a time beyond the own role, approved by another.",
      "They stand in ops.ticket; Trino asks for live ones at every query."
    },
    synopsisSubcommandLabel = "COMMAND",
    subcommands = TicketOpenCommand.class)
final class TicketCommand {

  @Spec private CommandSpec spec;

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "List all tickets, the newest first.")
  int list(@Mixin LakeOption lake, @Mixin FormatOption format)
      throws SQLException, InterruptedException {
    Listing listing =
        new Listing(
            "ticket", "state", "user", "approver", "objects", "regions", "expires", "purpose");
    try (Connection connection = endpoint(lake).connect()) {
      for (Ticket ticket : new Tickets(connection).all()) {
        listing.add(
            ticket.number(),
            ticket.state(),
            ticket.query().user(),
            ticket.query().approver(),
            String.join(" ", ticket.query().objects()),
            String.join(" ", ticket.query().regions()),
            ChinaTime.told(ticket.query().expires()),
            ticket.query().purpose());
      }
    }
    listing.print(format.chosen(), spec.commandLine().getOut());
    return 0;
  }

  @Command(
      name = "close",
      mixinStandardHelpOptions = true,
      description = "Close a ticket before it expires.")
  int close(
      @Mixin LakeOption lake,
      @Parameters(paramLabel = "TICKET", description = "Its number.") String ticket,
      @Option(names = "--why", required = true, paramLabel = "TEXT", description = "Why.")
          String why)
      throws SQLException, InterruptedException {
    try (Connection connection = endpoint(lake).connect()) {
      new Tickets(connection).close(ticket, why, Endpoint.owner());
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println("Closed 已关闭: " + ticket);
    return 0;
  }

  private Endpoint endpoint(LakeOption lake) throws InterruptedException {
    return new ServerConsole(spec.commandLine().getErr()).ensureRunning(lake.lake());
  }
}
