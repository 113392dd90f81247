package io.credlake.chaos;

/** No file may grow beyond a quota, first of all that of the catalogue. */
final class FileLimit implements Fault {

  /** In the blocks of 512 bytes of {@code ulimit}. */
  private static final int BLOCKS = 600;

  @Override
  public Name name() {
    return new Name("file-quota", "文件超出配额", "quota of files exceeded");
  }

  @Override
  public void inject(Trial trial) throws Exception {
    IngestProcess ingest =
        trial
            .launch()
            .under("/bin/sh", "-c", "ulimit -f " + BLOCKS + "; exec \"$@\"", "credlake")
            .toTheEnd();
    trial.awaitEnd(ingest);
    trial.injected();
    if (trial.deliveries() >= trial.expectedDeliveries()) {
      throw new ChaosException("Cannot inject fault, no file was larger than the quota");
    }
  }
}
