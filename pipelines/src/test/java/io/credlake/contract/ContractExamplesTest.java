package io.credlake.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.credlake.code.CodeLists;
import io.credlake.contract.FeedContract.Accepted;
import io.credlake.contract.FeedContract.Column;
import io.credlake.contract.FeedContract.Counted;
import io.credlake.contract.FeedContract.Layout;
import io.credlake.contract.FeedContract.Rejected;
import io.credlake.decode.CsvRows;
import io.credlake.decode.TitleRow;
import io.credlake.refine.DeliveryTerms;
import io.credlake.refine.RecordingSink;
import io.credlake.refine.RowRefiner;
import io.credlake.refine.Tally;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every contract carries rows with their expected outcome; here they are tried. */
class ContractExamplesTest {

  private static final int LINE = 2;
  private static final int SENT_ON = Math.toIntExact(LocalDate.of(2021, 1, 1).toEpochDay());

  @TestFactory
  List<DynamicTest> examplesComeOutAsTheContractSays() throws IOException {
    CodeLists lists = CodeLists.load(Path.of("../conf/codes"));
    List<DynamicTest> tests = new ArrayList<>();
    for (FeedContract contract : new FeedContracts(Path.of("../conf/feeds")).all()) {
      String feed = contract.feed();
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
      for (Counted example : contract.examples().counted()) {
        tests.add(
            dynamicTest(feed + " counts " + example.row(), () -> counts(contract, lists, example)));
      }
    }
    return tests;
  }

  private static void accepts(FeedContract contract, CodeLists lists, Accepted example)
      throws IOException {
    RecordingSink sink = new RecordingSink(contract.shape().table());
    refine(contract, lists, example.layout(), example.row(), sink);

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
    RecordingSink sink = new RecordingSink(contract.shape().table());
    refine(contract, lists, example.layout(), example.row(), sink);

    assertThat(sink.facts()).isEmpty();
    assertThat(sink.rejections())
        .allSatisfy(rejection -> assertThat(rejection.line()).isEqualTo(LINE))
        .extracting(rejection -> rejection.reason().code())
        .containsExactlyInAnyOrderElementsOf(example.reasons());
  }

  private static void counts(FeedContract contract, CodeLists lists, Counted example)
      throws IOException {
    RecordingSink sink = new RecordingSink(contract.shape().table());
    Tally tally = refine(contract, lists, example.layout(), example.row(), sink);

    assertThat(sink.facts()).isEmpty();
    assertThat(sink.rejections()).isEmpty();
    assertThat(tally.persons().keySet())
        .singleElement()
        .satisfies(
            cell -> {
              assertThat(cell.provinceCode()).isEqualTo(example.cell().get("province_code"));
              assertThat(cell.department()).isEqualTo(example.cell().get("department"));
              assertThat(LocalDate.ofEpochDay(cell.month()))
                  .hasToString(example.cell().get("month") + "-01");
            });
  }

  private static Tally refine(
      FeedContract contract, CodeLists lists, String edition, String row, RecordingSink sink)
      throws IOException {
    Layout layout =
        contract.layouts().stream()
            .filter(any -> edition == null || any.name().equals(edition))
            .findFirst()
            .orElseThrow();
    TitleRow titles =
        TitleRow.match(layout.columns().stream().map(Column::title).toList(), contract);
    RowRefiner refiner =
        new RowRefiner(contract, titles, DeliveryTerms.sentOn(SENT_ON), lists, sink);
    try (InputStream in = new ByteArrayInputStream(row.getBytes(StandardCharsets.UTF_8))) {
      CsvRows.read(in, StandardCharsets.UTF_8, LINE, refiner);
    }
    return refiner.tally();
  }
}
