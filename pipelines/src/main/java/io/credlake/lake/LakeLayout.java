package io.credlake.lake;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * The layout of a lake, a number that grows when the program comes to expect something else of its
 * tables. It is noted in the catalogue, which all machines that use the lake have in common; lakes
 * from before layouts had numbers have the first one.
 */
public final class LakeLayout {

  private static final int FIRST = 1;
  private static final List<Migration> MIGRATIONS =
      List.of(
          new TablesAsDefined(2, "tables have today's columns and settings 表的列与设置已更新"),
          new TablesAsDefined(3, "indicators are defined in Chinese, too 指标定义有中文表述"));

  /** The layout that this program expects. */
  public static final int CURRENT = MIGRATIONS.getLast().to();

  private static final String TABLE =
      "CREATE TABLE IF NOT EXISTS credlake_layout (id INTEGER PRIMARY KEY, version INTEGER)";

  private LakeLayout() {}

  /** The layout of a lake; a new one, which has no tables yet, is of the current layout. */
  public static int of(Lake lake) {
    try (Connection connection = lake.place().catalogue().connect(TABLE)) {
      OptionalInt noted = noted(connection);
      if (noted.isPresent()) {
        return noted.getAsInt();
      }
      // in this order: whoever makes the first table has noted the layout before
      boolean isNew = lake.isEmpty();
      noted = noted(connection);
      if (isNew && noted.isEmpty()) {
        note(connection, CURRENT);
        return CURRENT;
      }
      return noted.orElse(FIRST);
    } catch (SQLException e) {
      throw failed("read", lake, e);
    }
  }

  /**
   * Checks that a lake is of the layout that this program expects.
   *
   * @throws IllegalStateException if it is not, with what to do about it
   */
  static void check(Lake lake) {
    int layout = of(lake);
    ensureKnown(layout, "open", lake.folder());
    if (layout < CURRENT) {
      throw new IllegalStateException(
          "Cannot open lake, its layout is %d and that of this program %d: %s%nUpgrade it 请先升级: credlake backup, then credlake upgrade"
              .formatted(layout, CURRENT, lake.folder()));
    }
  }

  /**
   * Checks that a layout is not from the future.
   *
   * @param verb what cannot be done with the lake
   * @throws IllegalStateException if it is
   */
  public static void ensureKnown(int layout, String verb, Object lake) {
    if (layout > CURRENT) {
      throw new IllegalStateException(
          "Cannot %s lake, a newer version of the program made it (layout %d, this one knows up to %d): %s"
              .formatted(verb, layout, CURRENT, lake));
    }
  }

  /** Notes that a lake is of a layout. */
  public static void note(Lake lake, int layout) {
    try (Connection connection = lake.place().catalogue().connect(TABLE)) {
      note(connection, layout);
    } catch (SQLException e) {
      throw failed("write", lake, e);
    }
  }

  /**
   * Upgrades a lake step by step to the current layout, while nobody writes into it. Broken off, it
   * goes on with the step that was not ended.
   *
   * @param waiting told for whom it waits
   * @param done told what each step did
   * @throws IllegalStateException if a newer version of the program made the lake
   */
  public static void upgrade(Lake lake, Consumer<String> waiting, Consumer<String> done)
      throws InterruptedException {
    List<WriterLock> locks = new ArrayList<>();
    try {
      for (WriterLock.Part part : WriterLock.Part.values()) {
        locks.add(WriterLock.acquire(lake, part, "credlake upgrade", waiting));
      }
      int layout = of(lake);
      ensureKnown(layout, "upgrade", lake.folder());
      for (Migration migration : MIGRATIONS) {
        if (migration.to() > layout) {
          migration.apply(lake);
          note(lake, migration.to());
          done.accept("%d: %s".formatted(migration.to(), migration.what()));
        }
      }
    } finally {
      Collections.reverse(locks);
      locks.forEach(WriterLock::close);
    }
  }

  private static OptionalInt noted(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT version FROM credlake_layout")) {
      return row.next() ? OptionalInt.of(row.getInt(1)) : OptionalInt.empty();
    }
  }

  private static void note(Connection connection, int layout) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO credlake_layout (id, version) VALUES (1, ?)
            ON CONFLICT (id) DO UPDATE SET version = excluded.version
            """)) {
      insert.setInt(1, layout);
      insert.executeUpdate();
    }
  }

  private static IllegalStateException failed(String what, Lake lake, SQLException e) {
    return new IllegalStateException(
        "Cannot %s the layout of lake, %s: %s".formatted(what, e.getMessage(), lake.folder()), e);
  }
}
