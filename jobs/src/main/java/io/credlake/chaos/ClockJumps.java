package io.credlake.chaos;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The clock of the machine jumps back by more than a year, by libfaketime, and is set right again.
 * Nothing can be committed in between, and the ingest has to say so.
 */
final class ClockJumps implements Fault {

  private static final List<String> PLACES =
      List.of(
          "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1",
          "/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1",
          "/usr/lib64/faketime/libfaketimeMT.so.1",
          "/usr/lib/faketime/libfaketimeMT.so.1");

  @Override
  public Name name() {
    return new Name("clock-jumps", "时钟回拨", "clock jumps back");
  }

  private static Stream<String> library() {
    return PLACES.stream().filter(place -> Files.exists(Path.of(place)));
  }

  @Override
  public Optional<String> obstacle() {
    return library().findFirst().isPresent()
        ? Optional.empty()
        : Optional.of("needs libfaketime 需要 libfaketime");
  }

  @Override
  public void inject(Trial trial) throws Exception {
    set(trial, "+0");
    IngestProcess ingest =
        trial
            .launch()
            .with("LD_PRELOAD", library().findFirst().orElseThrow())
            .with("FAKETIME_TIMESTAMP_FILE", clock(trial).toString())
            .with("FAKETIME_CACHE_DURATION", "1")
            .with("FAKETIME_DONT_FAKE_MONOTONIC", "1")
            .with("FAKETIME_FORCE_MONOTONIC_FIX", "0") // the fix would end every wait at once
            .with("NO_FAKE_STAT", "1")
            .watching();
    trial.awaitFirstDeliveries(ingest);
    set(trial, "-400d");
    trial.injected();
    trial.awaitEnd(ingest);
    if (!ingest.said("the clock of this machine is behind")) {
      throw new ChaosException(
          "Cannot bear fault, the ingest does not tell of the clock: " + ingest.output());
    }
  }

  @Override
  public void recover(Trial trial) throws Exception {
    trial.ingest();
  }

  private static void set(Trial trial, String offset) throws Exception {
    Path unfinished = trial.folder().resolve(".clock");
    Files.writeString(unfinished, offset + "\n", StandardCharsets.UTF_8);
    Files.move(
        unfinished,
        clock(trial),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  private static Path clock(Trial trial) {
    return trial.folder().resolve("clock");
  }
}
