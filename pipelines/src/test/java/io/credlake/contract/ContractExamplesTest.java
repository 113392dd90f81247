package io.credlake.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.credlake.code.CodeLists;
import io.credlake.contract.FeedContract.Accepted;
import io.credlake.contract.FeedContract.Column;
import io.credlake.contract.FeedContract.Rejected;
import io.credlake.decode.CsvRows;
import io.credlake.decode.TitleRow;
import io.credlake.refine.RecordingSink;
import io.credlake.refine.RowRefiner;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every contract carries rows with their expected outcome; here they are tried. */
class ContractExamplesTest {

  private static final int LINE = 2;

  @TestFactory
  List<DynamicTest> examplesComeOutAsTheContractSays() throws IOException {
    CodeLists lists = CodeLists.load(Path.of("../conf/codes"));
    FeedContracts contracts = new FeedContracts(Path.of("../conf/feeds"));
    List<DynamicTest> tests = new ArrayList<>();
    for (String feed : contracts.feeds()) {
      FeedContract contract = contracts.contract(feed);
      assertThat(contract.examples()).as("examples of " + feed).isNotNull();
      assertThat(contract.examples().accepted()).as("accepted examples of " + feed).isNotEmpty();
      assertThat(contract.examples().rejected()).as("rejected examples of " + feed).isNotEmpty();
      for (Accepted example : contract.examples().accepted()) {
        tests.add(
            dynamicTest(
                feed + " accepts " + example.row(), () -> accepts(contract, lists, example)));
      }
      for (Rejected example : contract.examples().rejected()) {
        tests.add(
            dynamicTest(
                feed + " rejects " + example.row(), () -> rejects(contract, lists, example)));
      }
    }
    return tests;
  }

  private static void accepts(FeedContract contract, CodeLists lists, Accepted example)
      throws IOException {
    RecordingSink sink = refine(contract, lists, example.row());

    assertThat(sink.rejections()).isEmpty();
    assertThat(sink.facts())
        .singleElement()
        .satisfies(
            fact -> {
              assertThat(fact.line()).isEqualTo(LINE);
              assertThat(fact.fields())
                  .containsAllEntriesOf(example.fields() == null ? Map.of() : example.fields());
              assertThat(fact.warnings())
                  .containsExactlyInAnyOrderElementsOf(
                      example.warnings() == null ? List.of() : example.warnings());
            });
  }

  private static void rejects(FeedContract contract, CodeLists lists, Rejected example)
      throws IOException {
    RecordingSink sink = refine(contract, lists, example.row());

    assertThat(sink.facts()).isEmpty();
    assertThat(sink.rejections())
        .allSatisfy(rejection -> assertThat(rejection.line()).isEqualTo(LINE))
        .extracting(rejection -> rejection.reason().code())
        .containsExactlyInAnyOrderElementsOf(example.reasons());
  }

  private static RecordingSink refine(FeedContract contract, CodeLists lists, String row)
      throws IOException {
    TitleRow titles =
        TitleRow.match(contract.columns().stream().map(Column::title).toList(), contract);
    RecordingSink sink = new RecordingSink();
    RowRefiner refiner = new RowRefiner(contract, titles, lists, sink);
    try (InputStream in = new ByteArrayInputStream(row.getBytes(StandardCharsets.UTF_8))) {
      CsvRows.read(in, StandardCharsets.UTF_8, LINE, refiner);
    }
    return sink;
  }
}
