package io.credlake.command;

import io.credlake.care.CareSettings;
import io.credlake.doctor.Finding;
import io.credlake.doctor.LakeCheckup;
import io.credlake.doctor.MachineCheckup;
import io.credlake.trino.TrinoServer;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code credlake doctor}: examines the machine and the lake, and says how to mend what is off. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = "Examine the machine and the lake.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:nothing keeps the lake from its work",
      "1:something does; see the lines with ✗",
      "2:the command was not understood"
    })
final class DoctorCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private LakeOption lake;

  @Override
  public Integer call() {
    List<Finding> findings = new ArrayList<>(MachineCheckup.examine(lake.lake()));
    TrinoServer trino = TrinoServer.forLake(Credlake.home(), lake.lake());
    CareSettings care = CareSettings.read(Credlake.home().resolve("conf/maintenance.properties"));
    findings.addAll(new LakeCheckup(lake.lake(), trino, care).examine());
    PrintWriter out = spec.commandLine().getOut();
    for (Finding finding : findings) {
      String mark =
          switch (finding.state()) {
            case OK -> "✓";
            case WARN -> "!";
            case FAIL -> "✗";
          };
      out.println("%s %s: %s".formatted(mark, finding.subject(), finding.observation()));
      if (finding.fix() != null) {
        out.println("    → " + finding.fix());
      }
    }
    boolean failed = findings.stream().anyMatch(f -> f.state() == Finding.State.FAIL);
    return failed ? Credlake.FAILED : 0;
  }
}
