package io.credlake.flow;

import java.time.Clock;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Adds up what became of each delivery's rows, and lets go of it when every row is counted. */
final class KeepLedger extends KeyedProcessFunction<String, LedgerEntry, CompletedDelivery> {

  private static final long serialVersionUID = 1;

  private final LongCounter completed = new LongCounter();

  private transient ValueState<LedgerPage> pages;
  private transient Clock clock;

  @Override
  public void open(OpenContext context) {
    pages =
        getRuntimeContext().getState(new ValueStateDescriptor<>("pages", FlowTypes.LEDGER_PAGE));
    clock = Clock.systemUTC();
    getRuntimeContext().addAccumulator(Progress.DELIVERIES, completed);
  }

  @Override
  public void processElement(LedgerEntry entry, Context context, Collector<CompletedDelivery> out)
      throws Exception {
    LedgerPage page = pages.value();
    if (page == null) {
      page = new LedgerPage();
    }
    page.add(entry);
    if (page.isComplete()) {
      pages.clear();
      completed.add(1);
      out.collect(page.complete(clock.millis()));
    } else {
      pages.update(page);
    }
  }
}
