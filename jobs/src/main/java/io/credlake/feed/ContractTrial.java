package io.credlake.feed;

import io.credlake.code.CodeLists;
import io.credlake.contract.FeedContract;
import io.credlake.contract.FeedContract.Accepted;
import io.credlake.contract.FeedContract.Column;
import io.credlake.contract.FeedContract.Counted;
import io.credlake.contract.FeedContract.Examples;
import io.credlake.contract.FeedContract.Layout;
import io.credlake.contract.FeedContract.Rejected;
import io.credlake.decode.CsvRows;
import io.credlake.decode.TitleRow;
import io.credlake.refine.DeliveryTerms;
import io.credlake.refine.RowRefiner;
import io.credlake.refine.Tally;
import io.credlake.refine.Tally.PersonCell;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The examples of a contract, tried.
 *
 * @param examples how many there are
 * @param problems what came out otherwise than the contract says
 */
public record ContractTrial(int examples, List<String> problems) {

  private static final int SENT_ON = Math.toIntExact(LocalDate.of(2021, 1, 1).toEpochDay());

  /** Tries the examples of a contract. */
  public static ContractTrial of(FeedContract contract, CodeLists lists) throws IOException {
    Examples examples = contract.examples();
    if (examples == null || examples.accepted().isEmpty() || examples.rejected().isEmpty()) {
      return new ContractTrial(
          0,
          List.of(
              "Invalid contract %s.yaml, it needs accepted and rejected examples"
                  .formatted(contract.feed())));
    }
    List<String> problems = new ArrayList<>();
    for (Accepted example : examples.accepted()) {
      accepted(contract, lists, example, problems);
    }
    for (Rejected example : examples.rejected()) {
      Row row = refine(contract, lists, example.layout(), example.row());
      row.compare(
          "reasons",
          new TreeSet<>(example.reasons()),
          new TreeSet<>(row.sink().reasons()),
          problems);
    }
    for (Counted example : examples.counted()) {
      counted(contract, lists, example, problems);
    }
    return new ContractTrial(
        examples.accepted().size() + examples.rejected().size() + examples.counted().size(),
        List.copyOf(problems));
  }

  /** The titles of a layout with the values of a row of CSV. */
  public static List<Map.Entry<String, String>> sample(Layout layout, String row) {
    List<String> values = CsvRows.firstRow(row);
    List<Map.Entry<String, String>> sample = new ArrayList<>();
    for (int i = 0; i < layout.columns().size(); i++) {
      sample.add(
          Map.entry(layout.columns().get(i).title(), i < values.size() ? values.get(i) : ""));
    }
    return sample;
  }

  /**
   * The edition of a name; the newest if the name is null.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Layout edition(FeedContract contract, String name) {
    return contract.layouts().stream()
        .filter(layout -> name == null || layout.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Invalid example of %s, no such layout: %s".formatted(contract.feed(), name)));
  }

  private static void accepted(
      FeedContract contract, CodeLists lists, Accepted example, List<String> problems)
      throws IOException {
    Row row = refine(contract, lists, example.layout(), example.row());
    if (!row.sink().isAccepted()) {
      row.compare("outcome", "accepted", row.outcome(), problems);
      return;
    }
    Map<String, String> wanted = Objects.requireNonNullElse(example.fields(), Map.of());
    wanted.forEach(
        (field, value) ->
            row.compare("field " + field, value, row.sink().fields().get(field), problems));
    List<String> warnings = Objects.requireNonNullElse(example.warnings(), List.of());
    row.compare(
        "warnings", new TreeSet<>(warnings), new TreeSet<>(row.sink().warnings()), problems);
  }

  private static void counted(
      FeedContract contract, CodeLists lists, Counted example, List<String> problems)
      throws IOException {
    Row row = refine(contract, lists, example.layout(), example.row());
    Optional<PersonCell> cell = row.tally().persons().keySet().stream().findFirst();
    if (cell.isEmpty()) {
      row.compare("outcome", "counted", row.outcome(), problems);
      return;
    }
    Map<String, String> wanted = Objects.requireNonNullElse(example.cell(), Map.of());
    String month =
        cell.get().month() == null
            ? null
            : LocalDate.ofEpochDay(cell.get().month()).toString().substring(0, 7);
    row.compare("province_code", wanted.get("province_code"), cell.get().provinceCode(), problems);
    row.compare("department", wanted.get("department"), cell.get().department(), problems);
    row.compare("month", wanted.get("month"), month, problems);
  }

  private static Row refine(FeedContract contract, CodeLists lists, String edition, String csv)
      throws IOException {
    Layout layout = edition(contract, edition);
    TitleRow titles =
        TitleRow.match(layout.columns().stream().map(Column::title).toList(), contract);
    ExampleSink sink = new ExampleSink(contract.shape().table());
    RowRefiner refiner =
        new RowRefiner(contract, titles, DeliveryTerms.sentOn(SENT_ON), lists, sink);
    byte[] bytes = csv.getBytes(StandardCharsets.UTF_8);
    CsvRows.read(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8, 1, refiner);
    return new Row(csv, sink, refiner.tally());
  }

  /** An example and what became of it. */
  private record Row(String csv, ExampleSink sink, Tally tally) {

    String outcome() {
      if (sink.isAccepted()) {
        return "accepted";
      }
      return sink.reasons().isEmpty() ? "counted" : "rejected for " + sink.reasons();
    }

    void compare(String what, Object wanted, Object found, List<String> problems) {
      if (!Objects.equals(wanted, found)) {
        problems.add(
            "Example gives another %s, %s expected: %s\n    %s"
                .formatted(what, wanted, found, csv));
      }
    }
  }
}
