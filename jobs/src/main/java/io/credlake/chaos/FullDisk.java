package io.credlake.chaos;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** The disk of the lake is full: of tables, catalogue and checkpoints alike. */
final class FullDisk implements Fault {

  private static final int BLOCK = 1 << 16;

  @Override
  public Name name() {
    return new Name("full-disk", "磁盘写满", "full disk");
  }

  @Override
  public Optional<String> obstacle() {
    return Tmpfs.isPossible() ? Optional.empty() : Optional.of("needs root 需要 root");
  }

  @Override
  public void inject(Trial trial) throws Exception {
    trial.closing(Tmpfs.mount(trial.lake()));
    IngestProcess ingest = trial.launch().watching();
    trial.awaitFirstDeliveries(ingest);
    trial.injected();
    trial.await(
        "end of the ingest",
        () -> {
          fill(filler(trial));
          return !ingest.isAlive();
        });
  }

  @Override
  public void recover(Trial trial) throws Exception {
    Files.delete(filler(trial));
    trial.ingest();
  }

  private static Path filler(Trial trial) {
    return trial.lake().resolve("filler");
  }

  /** Writes until nothing can be written any more. */
  private static void fill(Path file) {
    try (OutputStream out =
        Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      while (true) {
        out.write(new byte[BLOCK]);
      }
    } catch (IOException e) {
      // it is full
    }
  }
}
