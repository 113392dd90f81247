package io.credlake.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.credlake.contract.Manifest;
import io.credlake.fact.DeliveryStatus;
import io.credlake.refine.Tallies;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeepLedgerTest {

  private KeyedOneInputStreamOperatorTestHarness<String, LedgerEntry, CompletedDelivery> ledger;

  @BeforeEach
  void open() throws Exception {
    ledger = harness();
    ledger.open();
  }

  @AfterEach
  void close() throws Exception {
    ledger.close();
  }

  @Test
  void completesADeliveryWhenEveryRowIsCounted() throws Exception {
    process(LedgerEntry.read(header("d1"), 2, Tallies.of(2, 1)));
    process(LedgerEntry.admitted("demo/d1", 2, 0));
    assertThat(ledger.extractOutputValues()).isEmpty();
    process(LedgerEntry.read(header("d1"), 2, Tallies.of(3, 0)));
    process(LedgerEntry.admitted("demo/d1", 1, 1));
    assertThat(ledger.extractOutputValues()).isEmpty();
    assertThat(ledger.numKeyedStateEntries()).isEqualTo(1);

    process(LedgerEntry.admitted("demo/d1", 0, 1));

    assertThat(ledger.extractOutputValues())
        .singleElement()
        .satisfies(
            delivery -> {
              assertThat(delivery.header()).isEqualTo(header("d1"));
              assertThat(delivery.tally().read()).isEqualTo(6);
              assertThat(delivery.tally().rejected()).isEqualTo(1);
              assertThat(delivery.accepted()).isEqualTo(3);
              assertThat(delivery.duplicate()).isEqualTo(2);
              assertThat(delivery.status()).isEqualTo(DeliveryStatus.PARTIAL);
            });
    assertThat(ledger.numKeyedStateEntries()).isZero();
  }

  @Test
  void countsOfAdmittedRowsMayComeFirst() throws Exception {
    process(LedgerEntry.admitted("demo/d1", 2, 0));
    assertThat(ledger.extractOutputValues()).isEmpty();

    process(LedgerEntry.read(header("d1"), 1, Tallies.of(2, 0)));

    assertThat(ledger.extractOutputValues())
        .extracting(CompletedDelivery::status)
        .containsExactly(DeliveryStatus.ACCEPTED);
    assertThat(ledger.numKeyedStateEntries()).isZero();
  }

  @Test
  void waitsForEveryPartEvenIfItsRowsAreCounted() throws Exception {
    process(LedgerEntry.read(header("d1"), 2, Tallies.of(1, 0)));
    process(LedgerEntry.admitted("demo/d1", 1, 0));
    assertThat(ledger.extractOutputValues()).isEmpty();

    process(LedgerEntry.read(header("d1"), 2, Tallies.of(0, 0)));

    assertThat(ledger.extractOutputValues()).hasSize(1);
    assertThat(ledger.numKeyedStateEntries()).isZero();
  }

  @Test
  void deliveryOfRejectedRowsIsCompleteAtOnce() throws Exception {
    process(LedgerEntry.read(header("d1"), 1, Tallies.of(0, 3)));

    assertThat(ledger.extractOutputValues()).hasSize(1);
  }

  @Test
  void refusedDeliveryIsCompleteAtOnce() throws Exception {
    DeliveryHeader refused =
        new DeliveryHeader(
            "demo", "d1", "a.csv", 10, null, "Cannot read delivery", null, 5, Manifest.NONE);

    process(LedgerEntry.read(refused, 1, Tallies.of(0, 0)));

    assertThat(ledger.extractOutputValues())
        .extracting(CompletedDelivery::status)
        .containsExactly(DeliveryStatus.REFUSED);
    assertThat(ledger.numKeyedStateEntries()).isZero();
  }

  @Test
  void deliveriesAreKeptApart() throws Exception {
    process(LedgerEntry.read(header("d1"), 1, Tallies.of(1, 0)));
    process(LedgerEntry.read(header("d2"), 1, Tallies.of(1, 0)));
    process(LedgerEntry.admitted("demo/d2", 1, 0));

    assertThat(ledger.extractOutputValues())
        .extracting(delivery -> delivery.header().deliveryId())
        .containsExactly("d2");
    assertThat(ledger.numKeyedStateEntries()).isEqualTo(1);
  }

  @Test
  void restoredLedgerGoesOnCounting() throws Exception {
    process(LedgerEntry.read(header("d1"), 1, Tallies.of(2, 0)));
    process(LedgerEntry.admitted("demo/d1", 1, 0));
    OperatorSubtaskState snapshot = ledger.snapshot(1, 0);

    try (var restored = harness()) {
      restored.initializeState(snapshot);
      restored.open();
      restored.processElement(new StreamRecord<>(LedgerEntry.admitted("demo/d1", 1, 0)));

      List<CompletedDelivery> completed = restored.extractOutputValues();
      assertThat(completed).extracting(CompletedDelivery::accepted).containsExactly(2L);
      assertThat(restored.numKeyedStateEntries()).isZero();
    }
  }

  private void process(LedgerEntry entry) throws Exception {
    ledger.processElement(new StreamRecord<>(entry));
  }

  private static DeliveryHeader header(String deliveryId) {
    return new DeliveryHeader("demo", deliveryId, "a.csv", 10, null, null, null, 5, Manifest.NONE);
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, LedgerEntry, CompletedDelivery>
      harness() throws Exception {
    var ledger =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new KeepLedger()), LedgerEntry::delivery, Types.STRING);
    ledger.setup(new MessageSerializer<>(CompletedDelivery.class));
    return ledger;
  }
}
