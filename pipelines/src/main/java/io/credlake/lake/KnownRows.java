package io.credlake.lake;

import io.credlake.fact.DeliveryStatus;
import io.credlake.fact.DeliveryTables;
import io.credlake.fact.FactTables;
import io.credlake.fact.TableDefinition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expressions;

/**
 * What the lake already holds, read once when a job starts.
 *
 * <p>The lake itself is the memory between runs: nothing else has to survive for a second run to
 * count nothing twice.
 */
public final class KnownRows {

  /** Stands for a delivery that is in the lake whole. */
  public static final String WHOLE = "";

  private final Lake lake;
  private final List<String> feeds;

  /** Rows that feeds left in a lake. */
  public KnownRows(Lake lake, List<String> feeds) {
    this.lake = lake;
    this.feeds = List.copyOf(feeds);
  }

  /** Name of a delivery: the same bytes may come as two feeds. */
  public static String name(String feed, String deliveryId) {
    return feed + '/' + deliveryId;
  }

  /** Takes a row of the lake. */
  @FunctionalInterface
  public interface FactVisitor {

    /**
     * A fact.
     *
     * @param identity digest of its kept content
     */
    void fact(UUID identity, String feed, String deliveryId, long line);
  }

  /** Takes a rejection of the lake. */
  @FunctionalInterface
  public interface RejectionVisitor {

    /** A rejected row; called once per reason. */
    void rejection(String feed, String deliveryId, long line);
  }

  /**
   * The deliveries that the lake knows, by {@link #name}: {@link #WHOLE} if all of it is in the
   * lake, else why it was refused; those of unknown feeds included.
   */
  public Map<String, String> deliveries() {
    Map<String, String> known = new HashMap<>();
    lake.read(
        DeliveryTables.DELIVERY_LOG,
        Expressions.alwaysTrue(),
        List.of("feed", "delivery_id", "status", "message"),
        row -> {
          boolean refused = row.getField("status").equals(DeliveryStatus.REFUSED.code());
          known.merge(
              name((String) row.getField("feed"), (String) row.getField("delivery_id")),
              refused ? (String) row.getField("message") : WHOLE,
              (a, b) -> WHOLE.equals(a) ? a : b);
        });
    return known;
  }

  /** All facts. */
  public void facts(FactVisitor visitor) {
    for (TableDefinition table : FactTables.FACTS) {
      read(
          table,
          List.of("row_id", "feed", "delivery_id", "line"),
          row -> {
            visitor.fact(
                (UUID) row.getField("row_id"),
                (String) row.getField("feed"),
                (String) row.getField("delivery_id"),
                (Long) row.getField("line"));
          });
    }
  }

  /** All rejections. */
  public void rejections(RejectionVisitor visitor) {
    read(
        DeliveryTables.REJECTION,
        List.of("feed", "delivery_id", "line"),
        row ->
            visitor.rejection(
                (String) row.getField("feed"),
                (String) row.getField("delivery_id"),
                (Long) row.getField("line")));
  }

  private void read(TableDefinition definition, List<String> columns, Consumer<Record> visitor) {
    lake.read(definition, Expressions.in("feed", feeds), columns, visitor);
  }
}
