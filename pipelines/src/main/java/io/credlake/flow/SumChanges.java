package io.credlake.flow;

import io.credlake.flow.CoverageEvent.Round;
import io.credlake.indicator.Numbers;
import io.credlake.indicator.Slice;
import io.credlake.indicator.Tally;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Gathers by how much the numbers of indicators change, and sends it at the end of a round. */
final class SumChanges {

  private static final int MOST = 500_000;

  private final BlockWriter writer;
  private final Map<Key, Numbers> sums = new HashMap<>();

  private record Key(String commitment, Slice slice, int month, boolean lasts) {}

  /** Changes that a consumer takes in blocks. */
  SumChanges(Consumer<NewsBlock> consumer) {
    writer = new BlockWriter(consumer);
  }

  /** Takes what is counted, so many times each. */
  Tally times(int factor) {
    return (commitment, slice, month, lasts, numbers) ->
        sums.merge(new Key(commitment, slice, month, lasts), numbers.times(factor), Numbers::plus);
  }

  /** Tells that time goes on for an indicator. */
  void tick(Round round, String commitment) throws IOException {
    writer.begin(round);
    writer.write(SumNews.tick(commitment));
  }

  /** Sends what there is, if that is much. */
  void relieve(Round round) throws IOException {
    if (sums.size() > MOST) {
      send(round);
    }
  }

  /** Sends what there is, and that the round has no more from here. */
  void end(Round round) throws IOException {
    send(round);
    writer.end(round);
  }

  /** Sends what there is. */
  void send(Round round) throws IOException {
    writer.begin(round);
    for (Map.Entry<Key, Numbers> sum : sums.entrySet()) {
      Key key = sum.getKey();
      if (!sum.getValue().isNothing()) {
        writer.write(new SumNews(key.commitment, key.slice, key.month, key.lasts, sum.getValue()));
      }
    }
    sums.clear();
    writer.flush();
  }
}
