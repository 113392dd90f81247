package io.credlake.command;

import picocli.CommandLine.Command;

/** {@code credlake index}: composite indices. */
@Command(
    name = "index",
    mixinStandardHelpOptions = true,
    description = "Compute composite indices of regions.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = IndexRunCommand.class)
final class IndexCommand {}
