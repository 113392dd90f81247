package io.credlake.command;

import io.credlake.chaos.ChaosSuite;
import io.credlake.chaos.Fault;
import io.credlake.chaos.Faults;
import io.credlake.chaos.Outcome;
import io.credlake.generate.nation.NationOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.commons.io.file.PathUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code credlake chaos}: what the program bears. */
@Command(
    name = "chaos",
    mixinStandardHelpOptions = true,
    description =
        "Let faults happen while a generated nation is brought in, each to a lake of its "
            + "own, recover, and hold each lake against the truth.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:all faults were survived, but for those that this machine cannot have",
      "1:one was not survived",
      "2:the command was not understood"
    })
final class ChaosCommand implements Callable<Integer> {

  private static final int SHOWN = 20;
  private static final double MILLIS = 1000;

  @Spec private CommandSpec spec;

  @Mixin private FormatOption format;

  @Option(
      names = "--organisations",
      defaultValue = "120",
      paramLabel = "N",
      description = "Organisations of the nation (default: ${DEFAULT-VALUE}).")
  private long organisations;

  @Option(
      names = "--year",
      defaultValue = "2018",
      description = "Year of its deliveries (default: ${DEFAULT-VALUE}).")
  private int year;

  @Option(
      names = "--seed",
      defaultValue = "2014",
      description = "Which nation (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--faults",
      split = ",",
      paramLabel = "FAULT",
      completionCandidates = Ids.class,
      description = "Only these: ${COMPLETION-CANDIDATES} (default: all).")
  private List<String> faults = List.of();

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description =
          "For the files, new or empty (default: a temporary one); those of a fault that was not "
              + "survived stay.")
  private Path folder;

  /** Names of faults, for the help. */
  private static final class Ids implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Faults.ids().iterator();
    }
  }

  @Override
  public Integer call() throws Exception {
    PrintWriter err = spec.commandLine().getErr();
    List<Fault> chosen = Faults.named(faults);
    Path place = folder == null ? temporary() : empty(folder.toAbsolutePath().normalize());
    NationOptions nation = new NationOptions(organisations, seed, year, year);
    List<Outcome> outcomes =
        new ChaosSuite(Credlake.home(), nation, place).run(chosen, new Told(err));
    listing(outcomes).print(format.chosen(), spec.commandLine().getOut());
    boolean survived =
        outcomes.stream().noneMatch(outcome -> outcome.state() == Outcome.State.NOT_SURVIVED);
    if (!survived) {
      err.println("Files 现场文件: " + place);
      return Credlake.FAILED;
    }
    if (folder == null) {
      Files.delete(place);
    }
    return 0;
  }

  /** The suite deletes what it wrote: nothing else may be there. */
  private static Path empty(Path folder) throws IOException {
    if (Files.exists(folder) && !PathUtils.isEmpty(folder)) {
      throw new IllegalArgumentException("Cannot run chaos, its folder is not empty: " + folder);
    }
    return folder;
  }

  private static Listing listing(List<Outcome> outcomes) {
    Listing listing =
        new Listing(
            "fault",
            "what happens 故障",
            "after deliveries 已入湖批次",
            "survived 经受",
            "recovered in s 恢复秒数",
            "cells 核对",
            "differences 不符");
    for (Outcome outcome : outcomes) {
      boolean leftOut = outcome.state() == Outcome.State.LEFT_OUT;
      listing.add(
          outcome.fault().id(),
          outcome.fault().en() + " " + outcome.fault().zh(),
          leftOut ? outcome.differences().getFirst() : outcome.injectedAfter(),
          outcome.state().text(),
          leftOut ? null : seconds(outcome),
          leftOut ? null : outcome.cells(),
          leftOut ? null : outcome.differences().size());
    }
    return listing;
  }

  private static BigDecimal seconds(Outcome outcome) {
    return Listing.rounded(outcome.recovery().toMillis() / MILLIS);
  }

  /** Tells how it goes, a line for each fault. */
  private record Told(PrintWriter err) implements ChaosSuite.Listener {

    @Override
    public void begins(Fault.Name fault) {
      err.print("%s: %s %s … ".formatted(fault.id(), fault.en(), fault.zh()));
      err.flush();
    }

    @Override
    public void ended(Outcome outcome) {
      err.println("%s, %s s".formatted(outcome.state().text(), seconds(outcome)));
      if (outcome.state() == Outcome.State.NOT_SURVIVED) {
        List<String> differences = outcome.differences();
        differences.stream().limit(SHOWN).forEach(found -> err.println("    " + found));
        if (differences.size() > SHOWN) {
          err.println("    … and %d more 其余略".formatted(differences.size() - SHOWN));
        }
      }
    }
  }

  /** Others may enter it: PostgreSQL does not run as root. */
  private static Path temporary() throws Exception {
    Path place = Files.createTempDirectory("credlake-chaos");
    Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwx--x--x"));
    return place;
  }
}
