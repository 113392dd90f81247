package io.credlake.flow;

import io.credlake.coverage.NumberPage;
import io.credlake.coverage.Statement;
import io.credlake.flow.CoverageEvent.Round;
import io.credlake.flow.StatementNews.Act;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Sends statements under registration numbers to the organisations that the numbers stand for, and
 * sends them on when a register tells another one.
 */
final class ResolveNumbers extends KeepStatements<NewsBlock> {

  private static final long serialVersionUID = 1;

  private transient BlockWriter writer;
  private transient DataOutputSerializer out;

  ResolveNumbers(int retention) {
    super(retention);
  }

  @Override
  public void open() throws Exception {
    super.open();
    writer = new BlockWriter(block -> output.collect(new StreamRecord<>(block)));
    out = new DataOutputSerializer(1 << 10);
  }

  @Override
  byte[] take(Round round, byte[] before, List<StatementNews> news) throws IOException {
    NumberPage page =
        before == null ? new NumberPage() : NumberPage.read(new DataInputDeserializer(before));
    page.begin(Math.toIntExact(round.number()), retention());
    writer.begin(round);
    for (StatementNews piece : news) {
      Statement statement = piece.statement();
      if (piece.act() != Act.MAP) {
        write(Act.ADD, page.add(statement), statement);
      } else if (!page.map(statement.identifier(), statement.day(), this::move)) {
        tellLate(round, statement);
      }
    }
    out.clear();
    page.write(out);
    return out.getCopyOfBuffer();
  }

  private void move(Statement statement, String from, String to) {
    write(Act.REMOVE, from, statement);
    write(Act.ADD, to, statement);
  }

  private void write(Act act, String identifier, Statement statement) {
    try {
      writer.write(
          new StatementNews(OrganisationKeys.of(identifier), act, statement.under(identifier)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  int senders() {
    return 1;
  }

  @Override
  void handOn(Round round) {
    writer.end(round);
  }
}
