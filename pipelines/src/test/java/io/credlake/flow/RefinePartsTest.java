package io.credlake.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.credlake.code.CodeLists;
import io.credlake.contract.FeedCatalogue;
import io.credlake.contract.FeedContracts;
import io.credlake.fact.DeliveryStatus;
import io.credlake.lake.Lake;
import io.credlake.lake.LakePlace;
import io.credlake.refine.Tally;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read is what passed the gate. */
class RefinePartsTest {

  private static final Path CONF = Path.of("..", "conf");
  private static final String FEED = "enterprise-registration";
  private static final String TITLES = "企业名称,统一社会信用代码,注册日期,企业类型,法人代表,注册资金,经营范围,所在省份,地区,注册地址\n";
  private static final String ROWS =
      """
      %s,91350100M000100Y43,2019-01-02,,,,,福建,福州,
      %s,91350100M000100Y43,2019-01-03,,,,,福建,福州,
      """;

  @TempDir private Path folder;

  private CodeLists lists;
  private FeedCatalogue feeds;
  private Path file;
  private OneInputStreamOperatorTestHarness<DeliveryPart, RowBatch> refine;

  @BeforeEach
  void open() throws Exception {
    lists = CodeLists.load(CONF.resolve("codes"));
    feeds = new FeedCatalogue(List.of(new FeedContracts(CONF.resolve("feeds")).contract(FEED)));
    file = folder.resolve("in.csv");
    write(file, ROWS.formatted("甲", "乙"));
    refine =
        new OneInputStreamOperatorTestHarness<>(
            new ProcessOperator<>(new RefineParts(feeds, lists)));
    refine.setup(
        FlowTypes.BATCH.createSerializer(refine.getExecutionConfig().getSerializerConfig()));
    refine.open();
  }

  @AfterEach
  void close() throws Exception {
    refine.close();
  }

  private static void write(Path to, String rows) throws IOException {
    Files.writeString(to, TITLES + rows);
  }

  private DeliveryPart scanned() {
    Path lake = folder.resolve("lake");
    Lake.open(lake).close();
    LakePlace place = LakePlace.of(lake);
    Inbox inbox =
        new Inbox(place, feeds, lists, List.of(Inlet.of(FEED, file)), new InboxState(), false);
    inbox.take(inbox.look());
    return inbox.state().waiting.remove();
  }

  private LedgerEntry.Part refined(DeliveryPart part) throws Exception {
    refine.processElement(new StreamRecord<>(part));
    return refine.getSideOutput(RefineParts.COUNTS).remove().getValue().part();
  }

  @Test
  void rowsOfAFileThatIsAsItWasAreRead() throws Exception {
    LedgerEntry.Part part = refined(scanned());
    assertThat(part.delivery().refusal()).isNull();
    assertThat(part.tally().read()).isEqualTo(2);
  }

  @Test
  void ofAFileThatWasReplacedNoRowIsTaken() throws Exception {
    DeliveryPart part = scanned();
    Path other = folder.resolve("other.csv");
    write(other, ROWS.formatted("丙", "丁"));
    Files.setLastModifiedTime(other, FileTime.from(Instant.now().plusSeconds(60)));
    Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
    isRefused(refined(part));
  }

  @Test
  void aFileThatIsGoneStopsNothing() throws Exception {
    DeliveryPart part = scanned();
    Files.delete(file);
    isRefused(refined(part));
  }

  private void isRefused(LedgerEntry.Part part) {
    assertThat(part.delivery().refusal())
        .isEqualTo("Cannot take delivery, its file was changed or taken away before it was read");
    assertThat(part.tally().read()).isZero();
    assertThat(refine.extractOutputValues()).isEmpty();
  }

  @Test
  void aPartThatWasRefusedRefusesTheWholeDelivery() {
    DeliveryPart part = scanned();
    LedgerPage page = new LedgerPage();
    page.add(LedgerEntry.read(part.delivery().refused("changed"), 2, new Tally()));
    page.add(LedgerEntry.read(part.delivery(), 2, new Tally()));
    assertThat(page.isComplete()).isTrue();
    assertThat(page.complete(0).status()).isEqualTo(DeliveryStatus.REFUSED);
  }
}
