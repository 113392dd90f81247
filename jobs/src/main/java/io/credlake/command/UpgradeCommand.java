package io.credlake.command;

import io.credlake.lake.Lake;
import io.credlake.lake.LakeLayout;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code credlake upgrade}: brings a lake of an earlier version up to date. */
@Command(
    name = "upgrade",
    mixinStandardHelpOptions = true,
    description = {
      "Bring a lake that an earlier version made to the layout of this one, while no "
          + "job writes into it.",
      "Broken off, it goes on when run again. Back the lake up before."
    })
final class UpgradeCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private LakeOption lake;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    try (Lake opened = lake.openOlder("upgrade")) {
      LakeLayout.upgrade(
          opened,
          holder -> err.println("Waiting for 等待 " + holder),
          step -> out.println("✓ layout 布局 " + step));
      out.println("The lake is of layout 湖的布局 %d".formatted(LakeLayout.of(opened)));
    }
    return 0;
  }
}
