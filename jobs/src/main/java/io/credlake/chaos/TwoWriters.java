package io.credlake.chaos;

/** Two ingests of the same deliveries at once; the first is killed, and the second takes over. */
final class TwoWriters implements Fault {

  private static final String WAITING = "Waiting for another job in this lake";

  private IngestProcess second;

  @Override
  public Name name() {
    return new Name("two-writers", "两个写入者，前者被终止", "two writers, the first killed");
  }

  @Override
  public void inject(Trial trial) throws Exception {
    IngestProcess first = trial.launch().watching();
    trial.awaitFirstDeliveries(first);
    second = trial.launch().watching();
    trial.await("second ingest", second, () -> second.said(WAITING));
    first.kill();
    trial.injected();
  }

  @Override
  public void recover(Trial trial) throws Exception {
    trial.awaitAllDeliveries(second);
    second.stop();
    trial.ingest();
  }
}
