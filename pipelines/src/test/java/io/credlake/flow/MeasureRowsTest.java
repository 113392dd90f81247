package io.credlake.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.credlake.code.CodeLists;
import io.credlake.contract.FeedContract;
import io.credlake.contract.FeedContracts;
import io.credlake.flow.CompleteDeliveries.Delivery;
import io.credlake.indicator.Indicator;
import io.credlake.indicator.Measure.Named;
import io.credlake.indicator.MeasuredPlan;
import io.credlake.indicator.Said.ArrivalSaid;
import io.credlake.indicator.Slice;
import io.credlake.indicator.Tally;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MeasureRowsTest {

  private static final Path CONF = Path.of("../conf");
  private static final String FEED = "prov-penalties";

  private final List<Slice> arrived = new ArrayList<>();
  private final UnitListener listener =
      new UnitListener() {
        @Override
        public void unit(UnitNews news) {
          if (news.said() instanceof ArrivalSaid arrival
              && arrival.commitment().equals(feedsWithoutMinors)) {
            arrived.add(arrival.slice());
          }
        }

        @Override
        public Tally tally() {
          return (commitment, slice, month, stock, numbers) -> {};
        }
      };

  private String feedsWithoutMinors;
  private MeasureRows rows;

  @BeforeEach
  void measureThePlan() throws IOException {
    CodeLists lists = CodeLists.load(CONF.resolve("codes"));
    List<FeedContract> contracts = new FeedContracts(CONF.resolve("feeds")).all();
    List<String> feeds = contracts.stream().map(FeedContract::feed).toList();
    MeasuredPlan plan = MeasuredPlan.load(CONF, lists.departments(), feeds).orElseThrow();
    feedsWithoutMinors =
        plan.indicators().all().stream()
            .filter(indicator -> indicator.measure().named() == Named.FEEDS_WITHOUT_MINORS)
            .map(Indicator::commitment)
            .findFirst()
            .orElseThrow();
    rows = new MeasureRows(Measuring.of(plan, lists, contracts));
  }

  /** A feed that two departments send in one month has arrived from each of them. */
  @Test
  void arrivalsOfARoundAreToldApartByTheirSlice() throws IOException {
    deliver("NDRC");
    deliver("MOFCOM");
    deliver("NDRC");
    assertThat(arrived).containsExactly(new Slice("", "NDRC", ""), new Slice("", "MOFCOM", ""));

    rows.endRound();
    deliver("NDRC");
    assertThat(arrived).hasSize(3); // the unit itself knows what it has heard before
  }

  private void deliver(String sender) throws IOException {
    int known = (int) LocalDate.of(2018, 3, 5).toEpochDay();
    rows.delivery(new Delivery(FEED, 1, known, 0, sender.hashCode(), sender, 10, 10), listener);
  }
}
