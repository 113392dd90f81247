package io.credlake.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.credlake.contract.FeedCatalogue;
import io.credlake.contract.FeedContracts;
import io.credlake.contract.Manifest;
import io.credlake.fact.DeliveryTables;
import io.credlake.fact.FactTables;
import io.credlake.fact.Reason;
import io.credlake.fact.TableDefinition;
import io.credlake.lake.Lake;
import io.credlake.lake.LakePlace;
import io.credlake.refine.Rejection;
import io.credlake.refine.Tally;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.DataFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdmitRowsTest {

  private static final String FEED = "enterprise-registration";
  private static final int FACTS = 0;
  private static final int REJECTIONS = BatchingSink.TABLES.indexOf(DeliveryTables.REJECTION);

  @TempDir private Path folder;

  private final List<LedgerEntry> counts = new ArrayList<>();

  @BeforeEach
  void makeTables() {
    try (Lake lake = Lake.open(folder)) {
      DeliveryTables.INGESTED.forEach(lake::table);
    }
  }

  @Test
  void dropsEqualRowsWithinABatch() throws Exception {
    try (var admit = open()) {
      List<RowBatch> admitted = process(admit, facts("d1", 5, 6, 5, 7, 7));

      assertThat(identities(admitted)).containsExactly(5L, 6L, 7L);
      assertThat(lines(admitted)).containsExactly(2L, 3L, 5L);
      assertThat(counts).containsExactly(LedgerEntry.admitted(FEED + "/d1", 3, 2));
    }
  }

  @Test
  void dropsEqualRowsOfLaterBatchesAndDeliveries() throws Exception {
    try (var admit = open()) {
      assertThat(identities(process(admit, facts("d1", 5, 6)))).containsExactly(5L, 6L);
      assertThat(identities(process(admit, facts("d1", 6, 7)))).containsExactly(7L);
      assertThat(identities(process(admit, facts("d2", 7, 8, 5)))).containsExactly(8L);

      assertThat(counts)
          .containsExactly(
              LedgerEntry.admitted(FEED + "/d1", 2, 0),
              LedgerEntry.admitted(FEED + "/d1", 1, 1),
              LedgerEntry.admitted(FEED + "/d2", 1, 2));
    }
  }

  @Test
  void countsOfADeliveryAreSummedUpBeforeEachSnapshot() throws Exception {
    try (var admit = open()) {
      for (RowBatch batch : List.of(facts("d1", 5, 6), facts("d2", 5), facts("d1", 6, 7))) {
        admit.processElement(new StreamRecord<>(batch));
      }
      takeCounts(admit);
      assertThat(counts).isEmpty();

      admit.prepareSnapshotPreBarrier(1);
      admit.prepareSnapshotPreBarrier(2);
      takeCounts(admit);

      assertThat(counts)
          .containsExactlyInAnyOrder(
              LedgerEntry.admitted(FEED + "/d1", 3, 1), LedgerEntry.admitted(FEED + "/d2", 0, 1));
    }
  }

  @Test
  void countsOfManyDeliveriesDoNotPileUp() throws Exception {
    try (var admit = open()) {
      for (int i = 0; i < 1000; i++) {
        admit.processElement(new StreamRecord<>(facts("d" + i, i)));
      }
      takeCounts(admit);
      assertThat(counts).hasSizeGreaterThan(900);

      admit.prepareSnapshotPreBarrier(1);
      takeCounts(admit);

      assertThat(counts).hasSize(1000);
      assertThat(accepted()).isEqualTo(1000);
    }
  }

  @Test
  void batchOfKnownRowsIsCountedButNotHandedOn() throws Exception {
    try (var admit = open()) {
      process(admit, facts("d1", 5, 6));

      assertThat(process(admit, facts("d2", 6, 5))).isEmpty();
      assertThat(counts).last().isEqualTo(LedgerEntry.admitted(FEED + "/d2", 0, 2));
    }
  }

  @Test
  void rowsKeepTheirBytes() throws Exception {
    try (var admit = open()) {
      RowBatch given = facts("d1", 5, 5, 6);
      int last = given.next(given.next(0));
      byte[] expected = java.util.Arrays.copyOfRange(given.data, last, given.length);

      RowBatch batch = process(admit, given).getFirst();

      assertThat(java.util.Arrays.copyOfRange(batch.data, batch.next(0), batch.length))
          .isEqualTo(expected);
    }
  }

  @Test
  void rejectionsPassWithoutBeingCounted() throws Exception {
    try (var admit = open()) {
      RowBatch rejections = facts("d1", 5, 5);
      rejections.table = REJECTIONS;

      assertThat(identities(process(admit, rejections))).containsExactly(5L, 5L);
      assertThat(counts).isEmpty();
    }
  }

  @Test
  void checkpointHoldsOnlyWhatMayNotBeCommittedYet() throws Exception {
    OperatorSubtaskState snapshot;
    try (var admit = open()) {
      process(admit, facts("d1", 5));
      admit.snapshot(1, 0);
      admit.notifyOfCompletedCheckpoint(1);
      process(admit, facts("d1", 6));
      admit.snapshot(2, 0);
      admit.notifyOfCompletedCheckpoint(2);
      process(admit, facts("d1", 7));
      snapshot = admit.snapshot(3, 0);
    }

    try (var admit = harness(1, 0)) {
      admit.initializeState(snapshot);
      admit.open();
      // 5 was committed with the first checkpoint, but this lake was not told
      assertThat(identities(process(admit, facts("d2", 5, 6, 7)))).containsExactly(5L);
    }
  }

  @Test
  void restoredOperatorKnowsWhatItAdmitted() throws Exception {
    OperatorSubtaskState snapshot;
    try (var admit = open()) {
      process(admit, facts("d1", 5, 6));
      snapshot = admit.snapshot(1, 0);
      process(admit, facts("d1", 7));
    }
    counts.clear();

    try (var admit = harness(1, 0)) {
      admit.initializeState(snapshot);
      admit.open();
      assertThat(identities(process(admit, facts("d1", 5, 7, 6)))).containsExactly(7L);
      assertThat(counts).containsExactly(LedgerEntry.admitted(FEED + "/d1", 1, 2));
    }
  }

  @Test
  void identitiesMoveWithTheirBucketsWhenParallelismChanges() throws Exception {
    long inLastBucket = -1;
    OperatorSubtaskState snapshot;
    try (var admit = open()) {
      process(admit, facts("d1", 5));
      process(admit, facts("d1", inLastBucket));
      snapshot = admit.snapshot(1, 0);
    }

    for (int subtask = 0; subtask < 2; subtask++) {
      try (var admit = harness(2, subtask)) {
        admit.initializeState(
            AbstractStreamOperatorTestHarness.repartitionOperatorState(
                snapshot, Buckets.COUNT, 1, 2, subtask));
        admit.open();
        assertThat(process(admit, facts("d2", subtask == 0 ? 5 : inLastBucket))).isEmpty();
      }
    }
  }

  @Test
  void rowsOfTheLakeAreDuplicatesForANewJob() throws Exception {
    List<RowBatch> delivered = delivery("d1");
    write(delivered);
    write(completed("d1"));

    try (var admit = open()) {
      counts.clear();
      assertThat(processFacts(admit, delivery("d2"))).isEmpty();
    }

    assertThat(accepted()).isZero();
    assertThat(duplicate()).isEqualTo(2);
  }

  @Test
  void rowsOfAnIncompleteDeliveryAreAcceptedAgainButNotHandedOn() throws Exception {
    write(delivery("d1"));

    try (var admit = open()) {
      for (RowBatch batch : delivery("d1")) {
        assertThat(process(admit, batch)).isEmpty();
      }
    }

    assertThat(accepted()).isEqualTo(2);
    assertThat(duplicate()).isZero();
  }

  @Test
  void equalRowsOfAnotherDeliveryAreDuplicatesOfAnIncompleteOne() throws Exception {
    write(delivery("d1"));

    try (var admit = open()) {
      assertThat(processFacts(admit, delivery("d2"))).isEmpty();
    }

    assertThat(accepted()).isZero();
    assertThat(duplicate()).isEqualTo(2);
  }

  @Test
  void rowsOfOtherFeedsAreUnknown() throws Exception {
    write(delivery("d1"));

    try (var admit = harness(new AdmitRows(LakePlace.of(folder), List.of("another-feed")), 1, 0)) {
      admit.open();
      assertThat(processFacts(admit, delivery("d1"))).hasSize(2);
    }
  }

  /** Two facts and a rejected row with two reasons, always the same. */
  private static List<RowBatch> delivery(String deliveryId) {
    BatchingSink sink = new BatchingSink();
    sink.begin(0, FactTables.SUBJECT, deliveryId);
    for (int line = 2; line < 4; line++) {
      for (String field : List.of("credit_code", "province_code")) {
        byte[] text = {(byte) ('0' + line)};
        sink.text(FactTables.SUBJECT.indexOf(field), text, 0, 1);
      }
      sink.date(FactTables.SUBJECT.indexOf("valid_from"), 17_000);
      sink.accept(line, 77, line == 2 ? 1 : -1);
    }
    sink.reject(new Rejection(4, "credit_code", Reason.CODE_INVALID, "1", null, null, null));
    sink.reject(new Rejection(4, "valid_from", Reason.DATE_INVALID, "2", null, null, null));
    List<RowBatch> batches = new ArrayList<>();
    sink.flush(batch -> batches.add(RowBatchSerializer.INSTANCE.copy(batch)));
    return batches;
  }

  private static CompletedDelivery completed(String deliveryId) {
    DeliveryHeader header =
        new DeliveryHeader(FEED, deliveryId, "a.csv", 1, null, null, null, 0, Manifest.NONE);
    return new CompletedDelivery(header, new Tally(), 2, 0, 0);
  }

  private void write(List<RowBatch> batches) throws Exception {
    commit(new WriteRows(LakePlace.of(folder), List.of(FEED)), batches);
  }

  private void write(CompletedDelivery delivery) throws Exception {
    FeedCatalogue feeds =
        new FeedCatalogue(List.of(new FeedContracts(Path.of("../conf/feeds")).contract(FEED)));
    commit(new WriteDeliveries(LakePlace.of(folder), feeds, "run"), List.of(delivery));
  }

  private <T> void commit(OneInputStreamOperator<T, WrittenFiles> writer, List<T> elements)
      throws Exception {
    try (var write = new OneInputStreamOperatorTestHarness<>(writer);
        Lake lake = Lake.open(folder)) {
      write.setup(new MessageSerializer<>(WrittenFiles.class));
      write.open();
      for (T element : elements) {
        write.processElement(new StreamRecord<>(element));
      }
      write.prepareSnapshotPreBarrier(1);
      for (WrittenFiles written : write.extractOutputValues()) {
        TableDefinition table =
            DeliveryTables.INGESTED.stream()
                .filter(definition -> definition.fullName().equals(written.table()))
                .findFirst()
                .orElseThrow();
        AppendFiles append = lake.table(table).newAppend();
        for (DataFile file : written.files()) {
          append.appendFile(file);
        }
        append.commit();
      }
    }
  }

  private KeyedOneInputStreamOperatorTestHarness<Integer, RowBatch, RowBatch> open()
      throws Exception {
    var admit = harness(1, 0);
    admit.open();
    return admit;
  }

  private KeyedOneInputStreamOperatorTestHarness<Integer, RowBatch, RowBatch> harness(
      int parallelism, int subtask) throws Exception {
    return harness(new AdmitRows(LakePlace.of(folder), List.of(FEED)), parallelism, subtask);
  }

  private static KeyedOneInputStreamOperatorTestHarness<Integer, RowBatch, RowBatch> harness(
      AdmitRows operator, int parallelism, int subtask) throws Exception {
    var admit =
        new KeyedOneInputStreamOperatorTestHarness<Integer, RowBatch, RowBatch>(
            operator, RowBatch::key, Types.INT, Buckets.COUNT, parallelism, subtask);
    admit.setup(RowBatchSerializer.INSTANCE);
    return admit;
  }

  /** Processes a batch; returns what was handed on for it, and adds to the counts. */
  private List<RowBatch> process(
      KeyedOneInputStreamOperatorTestHarness<Integer, RowBatch, RowBatch> admit, RowBatch batch)
      throws Exception {
    admit.getOutput().clear();
    admit.processElement(new StreamRecord<>(batch));
    admit.prepareSnapshotPreBarrier(1);
    takeCounts(admit);
    return admit.extractOutputValues();
  }

  private void takeCounts(
      KeyedOneInputStreamOperatorTestHarness<Integer, RowBatch, RowBatch> admit) {
    var sideOutput = admit.getSideOutput(AdmitRows.COUNTS);
    if (sideOutput != null) {
      sideOutput.forEach(count -> counts.add(count.getValue()));
      sideOutput.clear();
    }
  }

  private List<RowBatch> processFacts(
      KeyedOneInputStreamOperatorTestHarness<Integer, RowBatch, RowBatch> admit,
      List<RowBatch> batches)
      throws Exception {
    List<RowBatch> admitted = new ArrayList<>();
    for (RowBatch batch : batches) {
      if (batch.table == FACTS) {
        admitted.addAll(process(admit, batch));
      }
    }
    return admitted;
  }

  private long accepted() {
    return counts.stream().mapToLong(LedgerEntry::accepted).sum();
  }

  private long duplicate() {
    return counts.stream().mapToLong(LedgerEntry::duplicate).sum();
  }

  /** A batch of facts on lines from 2 on; all identities must be of one bucket. */
  private static RowBatch facts(String deliveryId, long... identitiesLow) {
    RowBatch batch = new RowBatch();
    batch.table = FACTS;
    batch.deliveryId = deliveryId;
    batch.bucket = Buckets.of(identitiesLow[0]);
    for (long low : identitiesLow) {
      byte[] row = ("row " + low).getBytes(java.nio.charset.StandardCharsets.UTF_8);
      batch.add(batch.rows + 2, 1, low, row, row.length);
    }
    return batch;
  }

  private static List<Long> identities(List<RowBatch> batches) {
    List<Long> identities = new ArrayList<>();
    for (RowBatch batch : batches) {
      for (int at = 0; at < batch.length; at = batch.next(at)) {
        identities.add(batch.identityLow(at));
      }
    }
    return identities;
  }

  private static List<Long> lines(List<RowBatch> batches) {
    List<Long> lines = new ArrayList<>();
    for (RowBatch batch : batches) {
      for (int at = 0; at < batch.length; at = batch.next(at)) {
        lines.add(batch.line(at));
      }
    }
    return lines;
  }
}
