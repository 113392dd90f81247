package io.credlake.trino;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credlake.lake.Lake;
import io.credlake.trino.query.QueryRun;
import io.credlake.trino.query.ResultFormat;
import io.credlake.trino.query.SqlError;
import io.credlake.trino.query.SqlScript;
import io.credlake.trino.query.SqlText;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real server over a lake of its own. */
class TrinoServerTest {

  private static final Path REPOSITORY = Path.of("").toAbsolutePath().getParent();

  @TempDir private static Path folder;

  private static Path home;
  private static Path lake;
  private static TrinoServer server;
  private static Endpoint endpoint;

  @BeforeAll
  static void start() throws Exception {
    home = Files.createDirectories(folder.resolve("home"));
    Files.createSymbolicLink(home.resolve("jobs"), REPOSITORY.resolve("jobs"));
    lake = folder.resolve("湖 lake");
    Lake.open(lake).close();
    server = TrinoServer.forLake(home, lake);
    Callable<Endpoint> started = () -> server.ensureRunning(elapsed -> {});
    try (ExecutorService both = Executors.newFixedThreadPool(2)) {
      Future<Endpoint> one = both.submit(started);
      Future<Endpoint> other = both.submit(started);
      endpoint = one.get();
      assertThat(other.get()).isEqualTo(endpoint);
    }
  }

  @AfterAll
  static void stop() throws Exception {
    ProcessHandle process = process();
    assertThat(process.isAlive()).isTrue();
    assertThat(server.stop()).isTrue();
    assertThat(process.isAlive()).isFalse();
    assertThat(server.running()).isEmpty();
    assertThat(server.stop()).isFalse();
    Files.delete(home.resolve("jobs"));
  }

  @Test
  void isReusedWhileItIsUp() throws Exception {
    ProcessHandle before = process();
    TrinoServer again = TrinoServer.forLake(home, lake);
    assertThat(again.running()).contains(endpoint);
    assertThat(again.ensureRunning(elapsed -> {})).isEqualTo(endpoint);
    assertThat(process()).isEqualTo(before);
  }

  @Test
  void readsWhatItWrites() throws Exception {
    answer(ResultFormat.CSV, "create schema writing");
    assertThat(change("create table writing.t (id bigint, name varchar)"))
        .isEqualTo("CREATE TABLE");
    assertThat(change("insert into writing.t values (1, '江苏'), (2, '')"))
        .isEqualTo("INSERT: 2 rows");
    assertThat(change("delete from writing.t where id = 2")).isEqualTo("DELETE: 1 row");
    assertThat(change("delete from writing.t where id = 2")).isEqualTo("DELETE: 0 rows");
    assertThat(answer(ResultFormat.CSV, "select * from writing.t")).isEqualTo("id,name\n1,江苏\n");
  }

  /** The case of trinodb/trino#26257, which gave no row. */
  @Test
  void joinsWhatHasNoValue() throws Exception {
    answer(ResultFormat.CSV, "create schema joining");
    for (String table : List.of("a", "b")) {
      change("create table joining.%s (k1 integer, k2 integer, k3 integer)".formatted(table));
      change("insert into joining.%s values (0, 0, null)".formatted(table));
    }
    assertThat(
            answer(
                ResultFormat.CSV,
                """
                select count(*) n from joining.a join joining.b
                  on a.k1 is not distinct from b.k1 and a.k2 is not distinct from b.k2
                  and a.k3 is not distinct from b.k3
                """))
        .isEqualTo("n\n1\n");
  }

  @Test
  void writesEveryTypeAsJson() throws Exception {
    assertThat(
            answer(
                ResultFormat.JSON,
                """
                select decimal '1.50' d, 12345678901 n, 1e0/0 inf, 0.5e0 half, true b, null nil,
                  date '2020-01-02' day, timestamp '2020-01-02 03:04:05.678' t,
                  timestamp '2020-01-02 03:04:05 UTC' utc, x'00ff' bytes,
                  array[decimal '2.50', null] list, map(array['省'], array[1]) m,
                  cast(row(1, 'x') as row(a int, b varchar)) r, json '{"k": [1]}' j
                """))
        .isEqualTo(
            """
            [
            {"d":1.50,"n":12345678901,"inf":"Infinity","half":0.5,"b":true,"nil":null,\
            "day":"2020-01-02","t":"2020-01-02T03:04:05.678","utc":"2020-01-02T03:04:05Z",\
            "bytes":"AP8=","list":[2.50,null],"m":{"省":1},"r":{"a":1,"b":"x"},"j":{"k":[1]}}
            ]
            """);
  }

  @Test
  void saysWhereAnErrorIs() {
    SqlText statement = SqlScript.statements("-- 注释\nselect 1,\n  nope").getFirst();
    assertThatThrownBy(() -> run(ResultFormat.CSV, statement, new StringWriter()))
        .isInstanceOfSatisfying(
            SQLException.class,
            e ->
                assertThat(SqlError.of(e, statement))
                    .isEqualTo(new SqlError("Column 'nope' cannot be resolved", 3, 3)));
  }

  @Test
  void installsAViewOnceItsTableIsThereAndAgainWhenItChanges() throws Exception {
    writeView("names", "SELECT name FROM viewing.t");
    server.ensureRunning(elapsed -> {});
    assertThat(answer(ResultFormat.CSV, "show tables from information_schema like 'names'"))
        .isEqualTo("Table\n");

    answer(ResultFormat.CSV, "create schema viewing");
    answer(ResultFormat.CSV, "create table viewing.t as select '甲' name");
    server.ensureRunning(elapsed -> {});
    assertThat(answer(ResultFormat.CSV, "select * from demo.names")).isEqualTo("name\n甲\n");
    assertThat(answer(ResultFormat.CSV, "describe demo.names")).contains("What it is called.");

    writeView("names", "SELECT name || '乙' AS name FROM viewing.t");
    server.ensureRunning(elapsed -> {});
    assertThat(answer(ResultFormat.CSV, "select * from demo.names")).isEqualTo("name\n甲乙\n");
  }

  @Test
  void refusesADescriptionOfAColumnThatTheViewDoesNotHave() throws Exception {
    Path view = writeView("wrong", "SELECT 1 AS number");
    try {
      assertThatThrownBy(() -> server.ensureRunning(elapsed -> {}))
          .isInstanceOf(TrinoException.class)
          .hasMessageContaining("Cannot describe view demo.wrong, it has no column: name");
    } finally {
      Files.delete(view.resolve("view.sql"));
      Files.delete(view.resolve("view.yaml"));
      Files.delete(view);
    }
  }

  @Test
  void refusesToStartWithoutALake() {
    Path none = folder.resolve("none");
    assertThatThrownBy(() -> TrinoServer.forLake(home, none).ensureRunning(elapsed -> {}))
        .isInstanceOf(TrinoException.class)
        .hasMessage("Cannot start Trino, no lake at: " + none);
    assertThat(none).doesNotExist();
  }

  private static Path writeView(String name, String sql) throws IOException {
    Path view = Files.createDirectories(home.resolve("sql/views/demo").resolve(name));
    Files.writeString(view.resolve("view.sql"), sql);
    Files.writeString(
        view.resolve("view.yaml"),
        """
        title: {zh: 名称, en: Names}
        description: All names.
        columns:
          name: What it is called.
        """);
    return view;
  }

  private static String answer(ResultFormat format, String sql) throws SQLException, IOException {
    StringWriter out = new StringWriter();
    run(format, new SqlText(sql, 1, 1), out);
    return out.toString();
  }

  private static String change(String sql) throws SQLException, IOException {
    return run(ResultFormat.CSV, new SqlText(sql, 1, 1), new StringWriter()).describe();
  }

  private static QueryRun.Outcome run(ResultFormat format, SqlText statement, StringWriter out)
      throws SQLException, IOException {
    try (Connection connection = endpoint.connect()) {
      return new QueryRun(connection).run(statement, format.writer(), out);
    }
  }

  private static ProcessHandle process() {
    return ServerProcess.find(lake.resolve("trino")).orElseThrow().handle();
  }
}
