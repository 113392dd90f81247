package io.credlake.chaos;

import io.credlake.conf.Nearest;
import java.util.ArrayList;
import java.util.List;

/** The faults that are known. */
public final class Faults {

  private Faults() {}

  /** All of them; those that need no cluster first. */
  public static List<Fault> all() {
    return List.of(
        new KilledIngest(),
        new KilledCommit(),
        new KilledCoverage(),
        new KilledTrino(),
        new TwoWriters(),
        new LostCheckpoints(),
        new OldState(),
        new Disorder(),
        new Corruption(),
        new FullDisk(),
        new FileLimit(),
        new FailingDisk(),
        new SlowDisk(),
        new ClockJumps(),
        KilledServer.taskManager(),
        KilledServer.jobManager(),
        KilledServer.catalogue());
  }

  /** Their names on the command line. */
  public static List<String> ids() {
    return all().stream().map(fault -> fault.name().id()).toList();
  }

  /**
   * Those of some names, in their order; no names: all.
   *
   * @throws IllegalArgumentException if there is none of a name
   */
  public static List<Fault> named(List<String> ids) {
    if (ids.isEmpty()) {
      return all();
    }
    List<Fault> chosen = new ArrayList<>();
    for (String id : ids) {
      chosen.add(
          all().stream()
              .filter(fault -> fault.name().id().equals(id))
              .findFirst()
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "Cannot inject fault, no such fault: %s%s"
                              .formatted(id, Nearest.hint(id, ids())))));
    }
    return chosen;
  }
}
