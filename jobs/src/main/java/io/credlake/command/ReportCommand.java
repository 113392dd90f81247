package io.credlake.command;

import picocli.CommandLine.Command;

/** {@code credlake report}: documents that planners publish. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = "Write the annual assessment or the monthly bulletin.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {ReportAnnualCommand.class, ReportBulletinCommand.class})
final class ReportCommand {}
