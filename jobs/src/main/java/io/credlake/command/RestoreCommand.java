package io.credlake.command;

import io.credlake.lake.backup.BackupContents;
import io.credlake.lake.backup.Restore;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code credlake restore}: makes a lake of a backup. */
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    description = {
      "Make a lake of a backup, where it was or elsewhere: a new lake stands as "
          + "conf/lake.properties says.",
      "All files are compared with their digests. Broken off, it leaves no lake; run it "
          + "again. The next ingest counts coverage anew."
    })
final class RestoreCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private LakeOption lake;

  @Option(
      names = "--from",
      paramLabel = "FOLDER",
      required = true,
      description = "Folder of the backup.")
  private Path folder;

  @Option(names = "--verify", description = "Only compare the backup's files with their digests.")
  private boolean verify;

  @Override
  public Integer call() throws Exception {
    Restore restore = Restore.from(folder.toAbsolutePath().normalize());
    BackupContents contents = restore.contents();
    PrintWriter out = spec.commandLine().getOut();
    if (verify) {
      restore.verify();
      out.println(
          "The backup of %s is sound 备份完好: %,d files 个文件 (%s)"
              .formatted(contents.taken(), contents.files().size(), contents.program()));
      return 0;
    }
    restore.to(
        lake.founded(), holder -> spec.commandLine().getErr().println("Waiting for 等待 " + holder));
    out.println(
        "The lake is as of %s 湖已恢复: %,d tables and views 张表和视图, %,d files 个文件: %s"
            .formatted(
                contents.taken(),
                contents.listing().items().size(),
                contents.files().size(),
                lake.lake()));
    return 0;
  }
}
