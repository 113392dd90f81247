package io.credlake.lake;

import io.credlake.fact.TableDefinition;
import io.credlake.fact.Tables;
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
  private final String feed;

  /** Rows that a feed left in a lake. */
  public KnownRows(Lake lake, String feed) {
    this.lake = lake;
    this.feed = feed;
  }

  /** Takes a row of the lake. */
  @FunctionalInterface
  public interface FactVisitor {

    /**
     * A fact.
     *
     * @param identity digest of its kept content
     */
    void fact(UUID identity, String deliveryId, long line);
  }

  /** Takes a rejection of the lake. */
  @FunctionalInterface
  public interface RejectionVisitor {

    /** A rejected row; called once per reason. */
    void rejection(String deliveryId, long line);
  }

  /**
   * The deliveries that the lake knows, by digest: {@link #WHOLE} if all of it is in the lake, else
   * why it was refused.
   */
  public Map<String, String> deliveries() {
    Map<String, String> known = new HashMap<>();
    read(
        Tables.DELIVERY_LOG,
        List.of("delivery_id", "status", "message"),
        row -> {
          boolean refused = row.getField("status").equals("refused");
          known.merge(
              (String) row.getField("delivery_id"),
              refused ? (String) row.getField("message") : WHOLE,
              (a, b) -> WHOLE.equals(a) ? a : b);
        });
    return known;
  }

  /** All facts. */
  public void facts(FactVisitor visitor) {
    read(
        Tables.SUBJECT,
        List.of("row_id", "delivery_id", "line"),
        row ->
            visitor.fact(
                (UUID) row.getField("row_id"),
                (String) row.getField("delivery_id"),
                (Long) row.getField("line")));
  }

  /** All rejections. */
  public void rejections(RejectionVisitor visitor) {
    read(
        Tables.REJECTION,
        List.of("delivery_id", "line"),
        row ->
            visitor.rejection((String) row.getField("delivery_id"), (Long) row.getField("line")));
  }

  private void read(TableDefinition definition, List<String> columns, Consumer<Record> visitor) {
    lake.read(definition, Expressions.equal("feed", feed), columns, visitor);
  }
}
