package io.credlake.flow;

import io.credlake.coverage.Statement;
import io.credlake.coverage.Version;
import io.credlake.fact.TableDefinition;
import io.credlake.fact.Tables;
import io.credlake.flow.CompleteDeliveries.Delivery;
import io.credlake.flow.CoverageEvent.FileToCount;
import io.credlake.flow.CoverageEvent.RoundEnd;
import io.credlake.flow.StatementBlock.Act;
import io.credlake.flow.StatementBlock.News;
import io.credlake.lake.Lake;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expressions;

/**
 * Reads the rows of files that are to be counted.
 *
 * <p>What is known under a credit code or an organisation code goes straight to its ledger; what is
 * known under a registration number only has to be resolved first.
 */
final class ReadStatements extends ProcessFunction<CoverageEvent, StatementBlock> {

  private static final long serialVersionUID = 1;

  static final OutputTag<StatementBlock> NUMBERED =
      new OutputTag<>("statements under registration numbers", FlowTypes.STATEMENTS);
  static final OutputTag<RoundEnd> ROUND_ENDS =
      new OutputTag<>("ends of rounds", FlowTypes.ROUND_END);

  private final String lakeFolder;

  private transient Lake lake;
  private transient CompleteDeliveries deliveries;
  private transient StatementRows rows;

  ReadStatements(String lakeFolder) {
    this.lakeFolder = lakeFolder;
  }

  @Override
  public void open(OpenContext context) {
    lake = Lake.open(Path.of(lakeFolder));
    deliveries = new CompleteDeliveries();
  }

  @Override
  public void close() {
    if (lake != null) {
      lake.close();
    }
  }

  @Override
  public void processElement(CoverageEvent event, Context context, Collector<StatementBlock> out)
      throws IOException {
    switch (event) {
      case RoundEnd end -> {
        new BlockWriter(out::collect).end(end.round());
        new BlockWriter(block -> context.output(NUMBERED, block)).end(end.round());
        context.output(ROUND_ENDS, end);
      }
      case FileToCount file -> {
        BlockWriter direct = new BlockWriter(out::collect);
        BlockWriter numbered = new BlockWriter(block -> context.output(NUMBERED, block));
        read(file, direct, numbered);
        direct.flush();
        numbered.flush();
      }
    }
  }

  private void read(FileToCount file, BlockWriter direct, BlockWriter numbered) {
    if (rows == null) {
      rows = new StatementRows(senders());
    }
    deliveries.advanceTo(lake, file.upTo());
    direct.begin(file.round());
    numbered.begin(file.round());
    TableDefinition definition = CoverageEvent.COUNTED.get(file.table());
    Table table = lake.table(definition);
    boolean subjects = definition == Tables.SUBJECT;
    TableChanges.read(
        table,
        file.location(),
        subjects ? StatementRows.SUBJECT_COLUMNS : StatementRows.RECORD_COLUMNS,
        row -> {
          Delivery delivery =
              deliveries.find((String) row.getField("feed"), (String) row.getField("delivery_id"));
          boolean counts = delivery != null && delivery.sequence() > file.after();
          if (counts && (subjects || StatementRows.matters(row))) {
            try {
              take(row, subjects, delivery, direct, numbered);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          }
        });
  }

  private Map<String, String> senders() {
    Map<String, String> senders = new HashMap<>();
    lake.read(
        Tables.FEED_CONTRACT,
        Expressions.alwaysTrue(),
        List.of("feed", "sender"),
        row -> senders.put((String) row.getField("feed"), (String) row.getField("sender")));
    return senders;
  }

  private void take(
      Record row, boolean subject, Delivery delivery, BlockWriter direct, BlockWriter numbered)
      throws IOException {
    String number = (String) row.getField("registration_number");
    String code = (String) row.getField("credit_code");
    String identifier = StatementRows.identifier(row);
    if (identifier == null && number == null) {
      return; // about nobody
    }
    String name = identifier == null ? number : identifier;
    Statement statement =
        subject ? StatementRows.version(row, name, delivery) : rows.entry(row, name, delivery);
    if (code == null && number != null) {
      numbered.write(new News(OrganisationKeys.of(number), Act.ADD, statement));
      return;
    }
    direct.write(new News(OrganisationKeys.of(name), Act.ADD, statement));
    if (number != null && statement instanceof Version version && !version.withdrawn()) {
      numbered.write(new News(OrganisationKeys.of(number), Act.MAP, statement));
    }
  }
}
