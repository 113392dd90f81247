package io.credlake.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.credlake.code.CodeLists;
import io.credlake.conf.ConfException;
import io.credlake.contract.FeedContract.Column;
import io.credlake.contract.FeedContract.Guard;
import io.credlake.decode.TitleRow;
import io.credlake.refine.DeliveryTerms;
import io.credlake.refine.RecordingSink;
import io.credlake.refine.RowRefiner;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;

/** A text is refused with a message, or is a contract that rows can be held to. */
class ContractFuzzTest {

  private static final LocalDate ARRIVED = LocalDate.of(2020, 6, 1);
  private static final Path LAYOUTS = Path.of("../conf/layouts");

  private static CodeLists lists;
  private static FeedContract returns;

  @BeforeAll
  static void load() throws IOException {
    lists = CodeLists.load(Path.of("../conf/codes"));
    returns = new FeedContracts(Path.of("../conf/feeds")).contract("pbc-returns");
  }

  @Timeout(600)
  @FuzzTest(maxDuration = "2m")
  void contract(byte[] yaml) {
    FeedContract contract;
    try {
      contract = FeedContracts.parse(new String(yaml, UTF_8), "demo.yaml", LAYOUTS);
    } catch (ConfException e) {
      assertThat(e.getMessage()).matches("(?s)(Invalid|Cannot) .*");
      return;
    }
    List<String> titles =
        contract.layouts().getFirst().columns().stream().map(Column::title).toList();
    TitleRow row = TitleRow.match(titles, contract);
    RecordingSink sink = new RecordingSink(contract.shape().table());
    RowRefiner refiner =
        new RowRefiner(contract, row, DeliveryTerms.of(Manifest.NONE, ARRIVED), lists, sink);
    refiner.beginRow(1);
    for (int i = 0; i < titles.size(); i++) {
      refiner.field(i, new char[] {'1'}, 0, 1);
    }
    refiner.endRow(titles.size());
    assertThat(refiner.tally().read()).isOne();
  }

  @Timeout(600)
  @FuzzTest(maxDuration = "2m")
  void manifest(byte[] yaml) {
    Manifest manifest;
    try {
      manifest = Manifest.parse(new String(yaml, UTF_8), "demo.manifest.yaml");
    } catch (ConfException e) {
      assertThat(e.getMessage()).matches("(?s)(Invalid|Cannot) .*");
      return;
    }
    String refusal = manifest.refusal(returns, "0".repeat(64), ARRIVED, lists);
    if (refusal == null) {
      assertThat(manifest.differences(1, Map.of(), Guard.A))
          .allMatch(difference -> difference.startsWith("Declared ") && difference.length() < 500);
      DeliveryTerms.of(manifest, ARRIVED);
    } else {
      assertThat(refusal).startsWith("Cannot take delivery, ");
    }
  }
}
