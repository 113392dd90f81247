package io.credlake.chaos;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Deliveries come in no order of time, and many of them again under another name. */
final class Disorder implements Fault {

  private static final int PARTS = 3;
  private static final int SENT_AGAIN = 7;

  private Delayed delayed;

  @Override
  public Name name() {
    return new Name("disorder", "批次重复、迟到、乱序", "deliveries repeated, late, out of order");
  }

  @Override
  public void inject(Trial trial) throws Exception {
    delayed = Delayed.hold(trial, PARTS);
    delayed.send();
    trial.ingest();
    again(delayed.send());
    trial.ingest();
    trial.injected();
  }

  @Override
  public void recover(Trial trial) throws Exception {
    again(delayed.send());
    again(Delayed.files(trial.inbox()));
    trial.ingest();
  }

  private static void again(List<Path> files) throws Exception {
    for (int i = 0; i < files.size(); i += SENT_AGAIN) {
      Path file = files.get(i);
      Path copy = file.resolveSibling("repeated-%d-%s".formatted(i, file.getFileName()));
      if (Files.exists(Delayed.manifest(file))) {
        Files.copy(Delayed.manifest(file), Delayed.manifest(copy));
      }
      Files.copy(file, copy);
    }
  }
}
