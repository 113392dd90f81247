package io.credlake.chaos;

import java.sql.Connection;

/** The query server is killed while deliveries come in. */
final class KilledTrino implements Fault {

  private IngestProcess ingest;

  @Override
  public Name name() {
    return new Name("kill-trino", "查询引擎被强制终止", "Trino killed");
  }

  @Override
  public void inject(Trial trial) throws Exception {
    ingest = trial.launch().watching();
    trial.awaitFirstDeliveries(ingest);
    trial.connect().close();
    ProcessHandle server = trial.trino().process().orElseThrow();
    server.destroyForcibly();
    server.onExit().get();
    trial.injected();
  }

  @Override
  public void recover(Trial trial) throws Exception {
    try (Connection connection = trial.connect()) {
      connection.createStatement().executeQuery("SELECT count(*) FROM ops.delivery").next();
    }
    trial.awaitAllDeliveries(ingest);
    ingest.stop();
    trial.ingest();
  }
}
