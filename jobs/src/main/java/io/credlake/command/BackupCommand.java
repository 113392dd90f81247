package io.credlake.command;

import io.credlake.lake.Lake;
import io.credlake.lake.backup.Backup;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code credlake backup}: copies a lake. */
@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    description = {
      "Copy a lake as it stands at one moment, beside jobs that write: all tables with "
          + "every state and release that they keep, views, saved queries and the audit; no "
          + "secrets.",
      "Into a folder that has a backup of the lake, only what is new is copied."
    })
final class BackupCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private LakeOption lake;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      required = true,
      description = "Folder of the backup; best on another machine's disk.")
  private Path folder;

  @Override
  public Integer call() throws Exception {
    Path out = folder.toAbsolutePath().normalize();
    PrintWriter err = spec.commandLine().getErr();
    try (Lake opened = lake.openOlder("back up")) {
      Backup.Outcome outcome =
          Backup.take(
              opened, out, Credlake.VERSION, holder -> err.println("Waiting for 等待 " + holder));
      spec.commandLine()
          .getOut()
          .println(
              "%,d files 个文件 (%s MiB), %,d of them new 个新增 (%s MiB): %s"
                  .formatted(
                      outcome.files(),
                      mebibytes(outcome.bytes()),
                      outcome.copied(),
                      mebibytes(outcome.copiedBytes()),
                      out));
    }
    return 0;
  }

  private static BigDecimal mebibytes(long bytes) {
    return Listing.rounded(bytes / (double) (1 << 20));
  }
}
