package io.credlake.flow;

import io.credlake.coverage.Statement;
import io.credlake.flow.CoverageEvent.Round;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/** Keeps what is said of organisations. */
abstract class KeepStatements<T> extends KeepNews<StatementNews, T> {

  private static final long serialVersionUID = 1;

  static final OutputTag<LateStatement> LATE =
      new OutputTag<>("statements about what is settled", FlowTypes.LATE);

  private final int retention;

  /**
   * Keeps statements.
   *
   * @param retention months after which what is over is settled
   */
  KeepStatements(int retention) {
    this.retention = retention;
  }

  final int retention() {
    return retention;
  }

  @Override
  final StatementNews read(DataInputDeserializer in) throws IOException {
    return StatementNews.read(in);
  }

  @Override
  final String stateName() {
    return "statements";
  }

  /** Tells that a statement cannot be taken in. */
  final void tellLate(Round of, Statement statement) {
    LateStatement late =
        new LateStatement(
            of, statement.identifier(), statement.day(), statement.order().reported());
    output.collect(LATE, new StreamRecord<>(late));
  }
}
