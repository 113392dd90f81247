package io.credlake.decode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.credlake.code.CitizenNumber;
import io.credlake.code.CodeLists;
import io.credlake.code.CreditCode;
import io.credlake.contract.FeedContract;
import io.credlake.refine.DeliveryTerms;
import io.credlake.refine.RecordingSink;
import io.credlake.refine.RowRefiner;
import io.credlake.refine.Tally;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;

/**
 * Whatever bytes come: the door refuses them with a message or every row of them can be read, no
 * row is lost, and no citizen number gets through.
 */
class DeliveryFuzzTest {

  private static final DeliveryTerms TERMS = DeliveryTerms.sentOn(30_000);
  private static final int SMALL_CHUNK = 64;

  private static CodeLists lists;

  @BeforeAll
  static void load() throws IOException {
    lists = CodeLists.load(Path.of("../conf/codes"));
  }

  @Timeout(600)
  @FuzzTest(maxDuration = "2m")
  void file(byte[] bytes) throws IOException {
    check(Feed.PENALTY, bytes);
  }

  @Timeout(600)
  @FuzzTest(maxDuration = "2m")
  void sheet(byte[] rows) throws IOException {
    check(Feed.PENALTY, PackedFiles.workbook(new String(rows, UTF_8)));
  }

  @Timeout(600)
  @FuzzTest(maxDuration = "2m")
  void messages(byte[] lines) {
    FeedContract contract = Feed.BIRTHS;
    List<Message> messages = new ArrayList<>();
    for (String line : new String(lines, UTF_8).split("\n", -1)) {
      messages.add(new Message(messages.size() + 1, line.getBytes(UTF_8)));
    }
    MessageRows rows = new MessageRows(contract);
    RecordingSink sink = new RecordingSink(contract.shape().table());
    List<RowRefiner> refiners = new ArrayList<>();
    MessageScan scan = rows.scan(messages, Deliveries.TODAY);
    if (scan.refusal() != null) {
      assertThat(scan.refusal()).startsWith("Cannot take delivery, ");
      return;
    }
    rows.read(
        messages,
        titles -> {
          refiners.add(new RowRefiner(contract, titles, TERMS, lists, sink));
          return refiners.getLast();
        });
    Tally tally = new Tally();
    refiners.forEach(refiner -> tally.add(refiner.tally()));
    assertThat(tally.read()).isEqualTo(messages.size());
    checkRows(sink, tally);
  }

  private static void check(FeedContract contract, byte[] bytes) throws IOException {
    ScannedDelivery scanned = Deliveries.scan(contract, bytes);

    assertThat(scanned.deliveryId()).isEqualTo(DigestUtils.sha256Hex(bytes));
    assertThat(scanned.bytes()).isEqualTo(bytes.length);
    if (scanned.isRefused()) {
      assertThat(scanned.refusal()).startsWith("Cannot ");
      assertThat(CitizenNumber.indexIn(scanned.refusal())).isNegative();
      assertThat(scanned.chunks()).isEmpty();
      return;
    }
    RecordingRows rows = Deliveries.rows(contract, bytes, scanned);
    ScannedDelivery inParts = Deliveries.scan(contract, SMALL_CHUNK, bytes);
    RecordingRows rowsInParts = Deliveries.rows(contract, bytes, inParts);
    assertThat(rowsInParts.rows()).isEqualTo(rows.rows());
    assertThat(rowsInParts.oversized()).isEqualTo(rows.oversized());

    RecordingSink sink = new RecordingSink(contract.shape().table());
    RowRefiner refiner = new RowRefiner(contract, scanned.reading().titles(), TERMS, lists, sink);
    for (Chunk chunk : scanned.chunks()) {
      DeliveryRows.read(part(bytes, chunk), scanned.reading(), chunk, contract, refiner);
    }
    Tally tally = refiner.tally();
    assertThat(tally.read()).isEqualTo(rows.rows().size() + rows.oversized().size());
    checkRows(sink, tally);
  }

  private static ByteArrayInputStream part(byte[] bytes, Chunk chunk) {
    return chunk.isWhole()
        ? new ByteArrayInputStream(bytes)
        : new ByteArrayInputStream(
            bytes, Math.toIntExact(chunk.offset()), Math.toIntExact(chunk.length()));
  }

  private static void checkRows(RecordingSink sink, Tally tally) {
    sink.assertAccountsFor(tally);
    Stream<String> kept = sink.facts().stream().flatMap(fact -> fact.fields().values().stream());
    Stream<String> told = sink.rejections().stream().map(rejection -> rejection.value());
    assertThat(Stream.concat(kept, told).filter(DeliveryFuzzTest::holdsNumber)).isEmpty();
  }

  /** Of a code of an organisation both checks can hold by chance. */
  private static boolean holdsNumber(String text) {
    return text != null && CitizenNumber.indexIn(text) >= 0 && !CreditCode.isValid(text);
  }
}
