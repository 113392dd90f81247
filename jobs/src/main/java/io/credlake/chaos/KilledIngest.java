package io.credlake.chaos;

/** The ingest is killed as soon as some deliveries are complete, and once more after that. */
final class KilledIngest implements Fault {

  @Override
  public Name name() {
    return new Name("kill-ingest", "入湖进程被强制终止（两次）", "ingest killed, twice");
  }

  @Override
  public void inject(Trial trial) throws Exception {
    IngestProcess first = trial.launch().watching();
    trial.awaitFirstDeliveries(first);
    first.kill();
    trial.injected();
    long before = trial.deliveries();
    IngestProcess second = trial.launch().watching();
    trial.await("more deliveries", second, () -> trial.deliveries() > before);
    second.kill();
  }
}
