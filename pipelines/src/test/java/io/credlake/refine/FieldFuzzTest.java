package io.credlake.refine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.credlake.code.CodeLists;
import io.credlake.contract.FeedContract;
import io.credlake.contract.FeedContract.Column;
import io.credlake.contract.FeedContracts;
import io.credlake.decode.TitleRow;
import io.credlake.refine.RecordingSink.Fact;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;

/** Whatever stands in the fields of a row, the row is accepted, rejected or counted. */
class FieldFuzzTest {

  /** The feed of an input is the one of its first letter. */
  private static final List<String> FEEDS =
      List.of(
          "prov-penalties",
          "enterprise-registration",
          "pbc-returns",
          "prov-list-events",
          "mps-population",
          "sat-tax-ratings");

  private static final LocalDate SENT = LocalDate.of(2020, 6, 1);
  private static final BigDecimal MOST = new BigDecimal("9999999999999999.99");

  private static final List<FeedContract> CONTRACTS = new ArrayList<>();
  private static CodeLists lists;

  @BeforeAll
  static void load() throws IOException {
    lists = CodeLists.load(Path.of("../conf/codes"));
    FeedContracts contracts = new FeedContracts(Path.of("../conf/feeds"));
    for (String feed : FEEDS) {
      CONTRACTS.add(contracts.contract(feed));
    }
  }

  @Timeout(600)
  @FuzzTest(maxDuration = "2m")
  void row(byte[] input) {
    if (input.length == 0) {
      return;
    }
    FeedContract contract = CONTRACTS.get(Math.floorMod(input[0] - 'a', CONTRACTS.size()));
    List<Column> columns = contract.layouts().getFirst().columns();
    TitleRow titles = TitleRow.match(columns.stream().map(Column::title).toList(), contract);
    RecordingSink sink = new RecordingSink(contract.shape().table());
    RowRefiner refiner =
        new RowRefiner(
            contract, titles, DeliveryTerms.sentOn((int) SENT.toEpochDay()), lists, sink);
    String[] fields = new String(input, 1, input.length - 1, UTF_8).split("\n", -1);

    refiner.beginRow(1);
    for (int i = 0; i < fields.length; i++) {
      refiner.field(i, fields[i].toCharArray(), 0, fields[i].length());
    }
    refiner.endRow(fields.length);

    Tally tally = refiner.tally();
    assertThat(tally.read()).isOne();
    sink.assertAccountsFor(tally);
    assertThat(tally.sums().values()).allMatch(sum -> sum >= 0);
    sink.facts().forEach(fact -> checkRanges(fact, contract));
  }

  private static void checkRanges(Fact fact, FeedContract contract) {
    contract.shape().table().fields().stream()
        .filter(field -> fact.fields().containsKey(field.name()))
        .forEach(
            field -> {
              String value = fact.fields().get(field.name());
              switch (field.type()) {
                case DATE -> assertThat(LocalDate.parse(value).getYear()).isBetween(1900, 2101);
                case MONEY -> assertThat(new BigDecimal(value)).isBetween(BigDecimal.ZERO, MOST);
                case LONG -> assertThat(Long.parseLong(value)).isNotNegative();
                default -> assertThat(value).doesNotContain("\uFFFD");
              }
            });
    if (fact.fields().containsKey("event_date")) {
      assertThat(LocalDate.parse(fact.fields().get("event_date"))).isBeforeOrEqualTo(SENT);
    }
  }
}
