package io.credlake.flow;

import io.credlake.coverage.Forwarded;
import io.credlake.coverage.Statement;
import io.credlake.coverage.Version;
import io.credlake.fact.CodeTables;
import io.credlake.fact.FactTables;
import io.credlake.fact.TableDefinition;
import io.credlake.flow.CompleteDeliveries.Delivery;
import io.credlake.flow.CoverageEvent.FileToCount;
import io.credlake.flow.CoverageEvent.RoundEnd;
import io.credlake.flow.StatementNews.Act;
import io.credlake.indicator.Said.OfOrganisation;
import io.credlake.indicator.Tally;
import io.credlake.lake.Lake;
import io.credlake.lake.LakePlace;
import io.credlake.plan.Commitment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expressions;

/**
 * Reads the rows of files that are to be counted.
 *
 * <p>What is known of an organisation under a credit code or an organisation code goes straight to
 * its ledger; what is known under a registration number only has to be resolved first. What
 * indicators count goes to their units, or to their sums where it needs no unit.
 */
final class ReadRows extends ProcessFunction<CoverageEvent, NewsBlock> {

  private static final long serialVersionUID = 1;

  static final OutputTag<NewsBlock> NUMBERED =
      new OutputTag<>("statements under registration numbers", FlowTypes.NEWS);
  static final OutputTag<NewsBlock> UNITS = new OutputTag<>("units", FlowTypes.NEWS);
  static final OutputTag<NewsBlock> SUMS = new OutputTag<>("sums", FlowTypes.NEWS);
  static final OutputTag<RoundEnd> ROUND_ENDS =
      new OutputTag<>("ends of rounds", FlowTypes.ROUND_END);

  private final LakePlace place;

  /** What indicators count; null: nothing. */
  private final Measuring measuring;

  private transient Lake lake;
  private transient CompleteDeliveries deliveries;
  private transient StatementRows rows;
  private transient MeasureRows measures;
  private transient int tickedMonth;

  ReadRows(LakePlace place, Measuring measuring) {
    this.place = place;
    this.measuring = measuring;
  }

  @Override
  public void open(OpenContext context) {
    lake = Lake.open(place);
    deliveries = new CompleteDeliveries();
    measures = measuring == null ? null : new MeasureRows(measuring);
  }

  @Override
  public void close() {
    if (lake != null) {
      lake.close();
    }
  }

  /** Where the rows of a file go. */
  private static final class Outlets implements UnitListener {

    private final BlockWriter direct;
    private final BlockWriter numbered;
    private final BlockWriter units;
    private final SumChanges sums;

    Outlets(Context context, Collector<NewsBlock> out) {
      direct = new BlockWriter(out::collect);
      numbered = new BlockWriter(block -> context.output(NUMBERED, block));
      units = new BlockWriter(block -> context.output(UNITS, block));
      sums = new SumChanges(block -> context.output(SUMS, block));
    }

    void begin(CoverageEvent.Round round) {
      direct.begin(round);
      numbered.begin(round);
      units.begin(round);
    }

    void flush(CoverageEvent.Round round) throws IOException {
      direct.flush();
      numbered.flush();
      units.flush();
      sums.send(round);
    }

    void end(CoverageEvent.Round round) throws IOException {
      direct.end(round);
      numbered.end(round);
      units.end(round);
      sums.end(round);
    }

    @Override
    public void unit(UnitNews news) throws IOException {
      units.write(news);
    }

    @Override
    public Tally tally() {
      return sums.times(1);
    }
  }

  @Override
  public void processElement(CoverageEvent event, Context context, Collector<NewsBlock> out)
      throws IOException {
    Outlets outlets = new Outlets(context, out);
    switch (event) {
      case RoundEnd end -> {
        outlets.begin(end.round());
        endMeasures(end, outlets);
        outlets.end(end.round());
        context.output(ROUND_ENDS, end);
      }
      case FileToCount file -> {
        outlets.begin(file.round());
        read(file, outlets);
        outlets.flush(file.round());
      }
    }
  }

  /** What indicators count of deliveries as such, and that time went on for all of them. */
  private void endMeasures(RoundEnd end, Outlets outlets) throws IOException {
    if (measures == null) {
      return;
    }
    if (end.reader() == 0) {
      measureDeliveries(end, outlets);
    }
    measures.endRound();
  }

  private void measureDeliveries(RoundEnd end, Outlets outlets) throws IOException {
    deliveries.advance(lake, end.span());
    for (Delivery delivery : deliveries.fresh()) {
      measures.delivery(delivery, outlets);
    }
    for (Delivery delivery : deliveries.freshWithMinors()) {
      measures.withMinor(delivery, outlets);
    }
    if (end.round().lastMonth() != tickedMonth) {
      tickedMonth = end.round().lastMonth();
      for (Commitment commitment : measuring.plan().plan().commitments()) {
        outlets.sums.tick(end.round(), commitment.id());
      }
    }
  }

  private void read(FileToCount file, Outlets outlets) {
    if (rows == null) {
      rows = new StatementRows(senders());
    }
    TableDefinition definition = CoverageEvent.COUNTED.get(file.table());
    if (measures == null && definition != FactTables.SUBJECT && definition != FactTables.RECORD) {
      return;
    }
    deliveries.advance(lake, file.span());
    TableChanges.read(
        lake.table(definition),
        file.location(),
        columns(definition),
        row -> {
          Delivery delivery =
              deliveries.find((String) row.getField("feed"), (String) row.getField("delivery_id"));
          if (delivery != null && (file.isNew() || deliveries.isFresh(delivery))) {
            try {
              take(definition, row, delivery, outlets);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          }
        });
  }

  private List<String> columns(TableDefinition definition) {
    if (definition == FactTables.SUBJECT) {
      return StatementRows.SUBJECT_COLUMNS;
    }
    if (definition == FactTables.RECORD) {
      return measures == null ? StatementRows.RECORD_COLUMNS : measures.recordColumns();
    }
    if (definition == FactTables.RETURN) {
      return ReturnRows.COLUMNS;
    }
    return definition == FactTables.MILESTONE ? MilestoneRows.COLUMNS : ArrivalRows.REGION_COLUMNS;
  }

  private void take(TableDefinition definition, Record row, Delivery delivery, Outlets outlets)
      throws IOException {
    if (definition == FactTables.SUBJECT) {
      takeStatement(row, name -> StatementRows.version(row, name, delivery), outlets);
    } else if (definition == FactTables.RECORD) {
      if (measures != null) {
        measures.record(row, delivery, outlets);
        for (OfOrganisation said : measures.ofOrganisation(row, delivery)) {
          if (StatementRows.isAboutNobody(row)) {
            outlets.unit(new UnitNews(said));
          } else {
            takeStatement(row, name -> new Forwarded(name, false, said), outlets);
          }
        }
      }
      if (StatementRows.matters(row)) {
        takeStatement(row, name -> rows.entry(row, name, delivery), outlets);
      }
    } else if (definition == FactTables.RETURN) {
      measures.returned(row, delivery, outlets);
    } else if (definition == FactTables.MILESTONE) {
      measures.milestone(row, delivery, outlets);
    } else {
      measures.region(row, delivery, outlets.tally());
    }
  }

  private Map<String, String> senders() {
    Map<String, String> senders = new HashMap<>();
    lake.read(
        CodeTables.FEED_CONTRACT,
        Expressions.alwaysTrue(),
        List.of("feed", "sender"),
        row -> senders.put((String) row.getField("feed"), (String) row.getField("sender")));
    return senders;
  }

  private static void takeStatement(
      Record row, Function<String, Statement> statementUnder, Outlets outlets) throws IOException {
    String number = (String) row.getField("registration_number");
    String code = (String) row.getField("credit_code");
    String identifier = StatementRows.identifier(row);
    if (StatementRows.isAboutNobody(row)) {
      return;
    }
    String name = identifier == null ? number : identifier;
    Statement statement = statementUnder.apply(name);
    if (code == null && number != null) {
      outlets.numbered.write(new StatementNews(OrganisationKeys.of(number), Act.ADD, statement));
      return;
    }
    outlets.direct.write(new StatementNews(OrganisationKeys.of(name), Act.ADD, statement));
    if (number != null && statement instanceof Version version && !version.withdrawn()) {
      outlets.numbered.write(new StatementNews(OrganisationKeys.of(number), Act.MAP, statement));
    }
  }
}
