package io.credlake.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credlake.code.CodeLists;
import io.credlake.contract.FeedContracts;
import io.credlake.fact.CountTables;
import io.credlake.fact.DeliveryTables;
import io.credlake.fact.FactTables;
import io.credlake.lake.FrozenViews;
import io.credlake.lake.Lake;
import io.credlake.lake.LakePoint;
import io.credlake.lake.ReferenceTables;
import io.credlake.lake.ReleaseLog;
import io.credlake.ticket.Tickets;
import io.credlake.trino.Endpoint;
import io.credlake.trino.TrinoServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every role of the shipped {@code conf/access.yaml} against a real server. */
class RolesTest {

  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final String CITIZEN = "11010519491231002X";

  @TempDir private static Path folder;

  private static TrinoServer server;
  private static Endpoint owner;

  @BeforeAll
  static void makeLake() throws Exception {
    Path lake = folder.resolve("lake");
    try (Lake opened = Lake.open(lake)) {
      FeedContracts contracts = new FeedContracts(HOME.resolve("conf/feeds"));
      new ReferenceTables(opened)
          .load(
              CodeLists.load(HOME.resolve("conf/codes")),
              List.of(
                  contracts.contract("prov-penalties"),
                  contracts.contract("saic-penalties"),
                  contracts.contract("occupational-files"),
                  contracts.contract("pbc-returns")));
      FactTables.FACTS.forEach(opened::table);
      List.of(
              DeliveryTables.DELIVERY_LOG,
              DeliveryTables.DELIVERY_REGION,
              DeliveryTables.REJECTION,
              DeliveryTables.MENDED)
          .forEach(opened::table);
      CountTables.COVERAGE.forEach(opened::table);
    }
    server = TrinoServer.forLake(HOME, lake);
    owner = server.ensureRunning(elapsed -> {});
    for (String sql : rows()) {
      run(owner, sql);
    }
    try (Lake opened = Lake.open(lake)) {
      LakePoint point =
          new LakePoint(
              Map.of("core.record", head("core", "record"), "ref.region", head("ref", "region")));
      for (String name : List.of("2017", "2018", "2019")) {
        point.tag(opened, "release_" + name);
      }
      Instant now = Instant.now();
      release(opened, "2016", now.minusSeconds(60), null);
      release(opened, "2017", null, "wrong");
      release(opened, "2018", null, null);
      release(opened, "2019", now.plus(Duration.ofDays(1)), null);
      server.tellReleases(opened);
    }
  }

  private static long head(String schema, String table) throws SQLException {
    String sql = "SELECT max_by(snapshot_id, committed_at) FROM %s.\"%s$snapshots\"";
    return Long.parseLong(
        ask(Endpoint.owner(), sql.formatted(schema, table)).replaceAll("[\\[\\]]", ""));
  }

  /** A release as far as roles go: its views, and what is known of it. */
  private static void release(Lake opened, String name, Instant embargo, String withdrawn) {
    new FrozenViews(opened, FrozenViews.schemaOf(name))
        .copy("policy", Map.of(), (view, query) -> query);
    Map<String, String> digests = new TreeMap<>();
    ReleaseLog.DIGESTS.forEach(digest -> digests.put(digest, "d"));
    Instant now = Instant.now().minusSeconds(120);
    ReleaseLog.Entry release =
        new ReleaseLog.Entry(
            name, name, LocalDate.EPOCH, now, embargo, null, null, "test", digests, null);
    ReleaseLog log = new ReleaseLog(opened);
    log.add(release, "release_" + name, List.of(), "t");
    if (withdrawn != null) {
      log.add(release, new ReleaseLog.Event(now, "withdrawn", withdrawn, "t"));
    }
  }

  @AfterAll
  static void stop() throws Exception {
    server.stop();
  }

  private static List<String> rows() {
    List<String> rows = new ArrayList<>();
    rows.add("CREATE SCHEMA lake.open");
    rows.add("CREATE TABLE lake.open.figure AS SELECT '330000' region, 7 n");
    rows.add("CREATE VIEW lake.open.figures AS SELECT region, n FROM lake.open.figure");
    for (String feed :
        List.of(
            "prov-penalties:PROV",
            "saic-penalties:SAIC",
            "occupational-files:MOHRSS",
            "pbc-returns:PBC")) {
      String name = feed.substring(0, feed.indexOf(':'));
      rows.add(
          """
          INSERT INTO lake.ops.delivery (sender, source, rows_read, rows_accepted, rows_persons,
            rows_rejected, rows_duplicate, status, reconciliation, rejections, warnings, bytes,
            contract_version, arrived_at, completed_at, run_id, feed, delivery_id)
          VALUES ('%s', 'f', 2, 1, 0, 1, 0, 'partial', 'not_declared', MAP(), MAP(), 1, 1,
            TIMESTAMP '2018-06-01 00:00:00 UTC', TIMESTAMP '2018-06-01 00:00:00 UTC', 'r', '%s',
            'd-%s')
          """
              .formatted(feed.substring(feed.indexOf(':') + 1), name, name));
      for (String province : List.of("330000", "320000")) {
        rows.add(
            """
            INSERT INTO lake.core.record (category, polarity, event_date, province_code,
              credit_code, document_no, feed, delivery_id, line, row_id)
            VALUES ('penalty', 'negative', DATE '2018-05-01', '%s', '91330100M000100Y43',
              '%s-1', '%s', 'd-%s', 2, uuid())
            """
                .formatted(province, province, name, name));
        rows.add(
            """
            INSERT INTO lake.core.return (series, period_from, period_to, province_code, numerator,
              numerator_status, denominator, denominator_status, guard, feed, delivery_id, line,
              row_id)
            VALUES ('files', DATE '2018-01-01', DATE '2019-01-01', '%s', 40, 'reported', 50,
              'reported', 'A', '%s', 'd-%s', 3, uuid())
            """
                .formatted(province, name, name));
        rows.add(
            """
            INSERT INTO lake.ops.rejection (field, reason, value, row, province_code, feed,
              delivery_id, line) VALUES ('credit_code', 'invalid', 'x', 'the,text', '%s', '%s',
              'd-%s', 4)
            """
                .formatted(province, name, name));
      }
    }
    return rows;
  }

  /**
   * What a user asks.
   *
   * @param expected rows as text, or what the refusal says
   */
  record Case(String user, String sql, boolean refused, String expected) {
    @Override
    public String toString() {
      return user + ": " + sql;
    }
  }

  private static Case sees(String user, String sql, String rows) {
    return new Case(user, sql, false, rows);
  }

  private static Case refused(String user, String sql) {
    return new Case(user, sql, true, "Access Denied");
  }

  private static Case unknown(String user, String sql) {
    return new Case(user, sql, true, "does not exist");
  }

  static Stream<Case> ofAllRoles() {
    String records =
        "SELECT province_code, count(*) FROM policy.record_history GROUP BY 1 ORDER BY 1";
    String persons =
        "SELECT province_code, grade, numerator, rate FROM policy.person_coverage"
            + " WHERE feed = 'occupational-files' ORDER BY 1";
    String shared =
        "SELECT province_code, numerator FROM policy.person_coverage WHERE feed = 'pbc-returns'"
            + " ORDER BY 1";
    String rejected = "SELECT feed, province_code, row FROM ops.rejection ORDER BY 1, 2";
    return Stream.of(
        // T11
        sees("office-330000", records, "[[330000, 4]]"),
        sees("office-330000", persons, "[[330000, controlled, null, null]]"),
        sees("office-330000", shared, "[[330000, 40.00]]"),
        sees(
            "office-330000",
            "SELECT count(*) FROM policy.record_history WHERE province_code = '320000'",
            "[[0]]"),
        sees(
            "office-330000",
            "SELECT DISTINCT document_no FROM policy.record_history WHERE feed IN"
                + " ('occupational-files') AND document_no LIKE '330000%'",
            "[]"),
        sees(
            "office-330000",
            "SELECT DISTINCT document_no FROM policy.record_history WHERE feed = 'prov-penalties'",
            "[[330000-1]]"),
        refused("office-330000", "SELECT * FROM policy.identity"),
        refused("office-330000", "SELECT * FROM core.record"),
        refused("office-330000", "SELECT * FROM ops.rejection"),
        refused("office-330000", "SELECT * FROM policy.audit"),
        refused("office-330000", "INSERT INTO ops.ticket SELECT * FROM ops.ticket"),
        refused("office-330000", "SELECT * FROM policy.live_ticket"),
        sees("office-national", records, "[[320000, 4], [330000, 4]]"),
        sees(
            "office-national",
            persons,
            "[[320000, controlled, null, null], [330000, controlled, null, null]]"),
        sees("office-national", "SELECT count(*) FROM policy.identity", "[[0]]"),
        refused("office-national", "SELECT * FROM core.\"return\""),
        // figures, no single organisation
        sees("planner", shared, "[[320000, 40.00], [330000, 40.00]]"),
        sees(
            "planner",
            persons,
            "[[320000, controlled, null, null], [330000, controlled, null, null]]"),
        sees("planner", "SELECT count(*) > 30 FROM ref.region", "[[true]]"),
        sees("planner", "SELECT * FROM open.figure", "[[330000, 7]]"),
        refused("planner", records),
        refused("planner", "SELECT * FROM core.record"),
        refused("planner", "SELECT * FROM \"core\".\"record$files\""),
        refused("planner", "SELECT * FROM policy.subject_current"),
        refused("planner", "CREATE TABLE policy.t AS SELECT 1 x"),
        // own deliveries
        sees(
            "steward-saic",
            rejected,
            "[[saic-penalties, 320000, the,text], [saic-penalties, 330000, the,text]]"),
        sees("steward-saic", "SELECT DISTINCT sender FROM policy.quarantine", "[[SAIC]]"),
        sees("steward-saic", "SELECT feed FROM ops.delivery", "[[saic-penalties]]"),
        sees("steward-prov-330000", rejected, "[[prov-penalties, 330000, the,text]]"),
        refused("steward-saic", records),
        refused("steward-saic", "SELECT * FROM core.record"),
        refused("steward-saic", "SELECT * FROM policy.person_coverage"),
        refused("steward-saic", "DELETE FROM ops.rejection"),
        // runs the lake
        sees("operator", "SELECT count(*) FROM ops.delivery", "[[4]]"),
        sees("operator", "SELECT count(*) FROM (SELECT feed, reason FROM ops.rejection)", "[[8]]"),
        refused("operator", "SELECT row FROM ops.rejection"),
        refused("operator", "SELECT value FROM ops.rejection"),
        refused("operator", "SELECT * FROM \"ops\".\"rejection$files\""),
        sees("operator", "SELECT count(*) > 0 FROM \"core\".\"record$snapshots\"", "[[true]]"),
        sees("operator", "SELECT count(*) > 0 FROM system.runtime.queries", "[[true]]"),
        sees("operator", "ALTER TABLE ops.audit EXECUTE optimize", null),
        refused("operator", "ALTER TABLE core.record EXECUTE optimize"),
        refused("operator", "ALTER TABLE core.record EXECUTE expire_snapshots"),
        refused("operator", "SELECT * FROM core.record"),
        refused("operator", "DROP TABLE ops.audit"),
        refused("operator", "SET SESSION lake.parquet_ignore_statistics = true"),
        // nobody
        refused("stranger", "SELECT 1"));
  }

  /** Views of a release are seen like those of the lake, and only if it is out. */
  static Stream<Case> ofReleases() {
    String records =
        "SELECT province_code, count(*) FROM \"release_2018\".record_history GROUP BY 1 ORDER BY 1";
    String persons =
        "SELECT province_code, numerator, rate FROM \"release_2018\".person_coverage"
            + " WHERE feed = 'occupational-files' ORDER BY 1";
    String listed = "SHOW SCHEMAS LIKE 'release%'";
    return Stream.of(
        sees("office-330000", records, "[[330000, 4]]"),
        sees("office-330000", persons, "[[330000, null, null]]"),
        sees(
            "office-330000",
            "SELECT count(*) FROM \"release_2018\".record_history WHERE province_code = '320000'",
            "[[0]]"),
        sees("office-national", records, "[[320000, 4], [330000, 4]]"),
        sees("office-national", persons, "[[320000, null, null], [330000, null, null]]"),
        sees("planner", persons, "[[320000, null, null], [330000, null, null]]"),
        sees(
            "planner",
            "SELECT count(numerator) FROM \"release_2018\".person_coverage"
                + " WHERE feed = 'pbc-returns'",
            "[[2]]"),
        sees(
            "planner",
            "SELECT count(*) FROM \"release_2018\".person_coverage WHERE numerator = 40"
                + " AND feed = 'occupational-files'",
            "[[0]]"),
        sees("steward-saic", "SELECT DISTINCT sender FROM \"release_2018\".quarantine", "[[SAIC]]"),
        sees("operator", "SELECT count(*) FROM \"release_2018\".person_coverage", "[[8]]"),
        // an embargo ends by itself
        sees("planner", "SELECT count(*) FROM \"release_2016\".person_coverage", "[[8]]"),
        sees("planner", listed, "[[release_2016], [release_2018]]"),
        // who runs the lake knows the calendar
        sees(
            "operator", listed, "[[release_2016], [release_2017], [release_2018], [release_2019]]"),
        sees("researcher", listed, "[]"),
        sees(
            "planner",
            "SELECT DISTINCT table_schema FROM information_schema.columns"
                + " WHERE table_schema LIKE 'release%' ORDER BY 1",
            "[[release_2016], [release_2018]]"),
        sees(
            "planner",
            "SELECT count(*) FROM information_schema.tables WHERE table_schema = 'release_2018'"
                + " AND table_name IN ('record_history', 'person_coverage', 'live_ticket')",
            "[[1]]"),
        sees(
            "planner",
            "SELECT count(*) FROM information_schema.views WHERE view_definition IS NOT NULL"
                + " AND table_schema LIKE 'release%'",
            "[[0]]"),
        refused("planner", records),
        refused("planner", "SELECT * FROM \"release_2018\".identity"),
        refused("planner", "SELECT * FROM core.record FOR VERSION AS OF 'release_2018'"),
        refused("office-330000", "SELECT * FROM core.record FOR VERSION AS OF 'release_2018'"),
        refused("office-330000", "SELECT * FROM \"release_2018\".identity"),
        refused("office-330000", "SELECT * FROM \"release_2018\".live_ticket"),
        refused("steward-saic", records),
        refused("operator", records),
        refused("researcher", "SELECT * FROM \"release_2018\".coverage"),
        refused("researcher", "SELECT * FROM core.record FOR VERSION AS OF 'release_2018'"),
        refused("planner", "SHOW CREATE VIEW \"release_2018\".coverage"),
        refused("planner", "DROP VIEW \"release_2018\".coverage"),
        refused("planner", "CREATE VIEW \"release_2018\".mine AS SELECT 1 x"),
        refused("planner", "EXPLAIN ANALYZE SELECT * FROM \"release_2018\".coverage"),
        // under embargo, and withdrawn
        unknown("planner", "SELECT * FROM \"release_2019\".coverage"),
        unknown("office-national", "SELECT 1 FROM \"release_2019\".record_history LIMIT 0"),
        unknown("operator", "SELECT * FROM \"release_2019\".coverage"),
        unknown("planner", "DESCRIBE \"release_2019\".coverage"),
        refused("planner", "SHOW TABLES FROM \"release_2019\""),
        unknown("planner", "SELECT * FROM \"release_2017\".coverage"),
        sees(
            "planner",
            "SELECT count(*) > 30 FROM ref.region FOR VERSION AS OF 'release_2018'",
            "[[true]]"),
        sees(
            Endpoint.owner(),
            "SELECT count(*) > 30 FROM ref.region FOR VERSION AS OF 'release_2019'",
            "[[true]]"),
        sees(Endpoint.owner(), "SELECT count(*) FROM \"release_2019\".person_coverage", "[[8]]"));
  }

  /** An error must not tell of a row that a filter hides. */
  static Stream<Case> ofErrors() {
    String hidden = "1 / (CASE WHEN province_code = '320000' THEN 0 ELSE 1 END) = 1";
    String nothing = "1 / (CASE WHEN province_code IS NULL THEN 0 ELSE 1 END) = 1";
    return Stream.of("policy", "\"release_2018\"")
        .map(schema -> schema + ".record_history")
        .flatMap(
            view ->
                Stream.of(
                    sees(
                        "office-330000",
                        "SELECT count(*) FROM %s WHERE %s".formatted(view, hidden),
                        "[[4]]"),
                    sees(
                        "office-330000",
                        "SELECT count(*) FROM %s WHERE %s".formatted(view, nothing),
                        "[[4]]"),
                    sees(
                        "office-330000",
                        "SELECT count(*) FROM (SELECT * FROM %s) v JOIN ref.region r ON %s AND r.code"
                                .formatted(view, hidden)
                            + " = v.province_code AND r.valid_to IS NULL",
                        "[[4]]"),
                    sees(
                        "office-330000",
                        "SELECT count_if(%s) FROM %s".formatted(hidden, view),
                        "[[4]]"),
                    sees(
                        "office-330000",
                        "SELECT count(*) FROM %s WHERE CAST(coalesce(nullif(province_code, '320000'),"
                                .formatted(view)
                            + " 'x') AS bigint) > 0",
                        "[[4]]")));
  }

  /** No statement of a researcher reaches what was not published. */
  static Stream<Case> ofResearchers() {
    return Stream.concat(
        Stream.of(
                "SELECT * FROM core.record",
                "SELECT count(*) FROM lake.core.subject",
                "SELECT 1 FROM lake.core.record LIMIT 0",
                "SELECT * FROM \"core\".\"record$files\"",
                "SELECT * FROM \"core\".\"record$history\"",
                "SELECT * FROM \"core\".\"record$snapshots\"",
                "SELECT * FROM \"core\".\"record$partitions\"",
                "SELECT * FROM \"core\".\"record$manifests\"",
                "SELECT * FROM \"core\".\"record$properties\"",
                "SELECT * FROM \"open\".\"figure$files\"",
                "SELECT * FROM \"open\".\"figure$history\"",
                "SELECT * FROM core.record FOR TIMESTAMP AS OF (current_timestamp - INTERVAL '1'"
                    + " SECOND)",
                "SELECT * FROM policy.record_history",
                "SELECT * FROM policy.person_coverage",
                "SELECT * FROM policy.live_ticket",
                "SELECT * FROM ref.feed",
                "SELECT * FROM ops.delivery",
                "SELECT * FROM stat.coverage_delta",
                "SELECT * FROM system.runtime.queries",
                "SELECT * FROM system.metadata.catalogs",
                "EXPLAIN SELECT * FROM core.record",
                "EXPLAIN (TYPE VALIDATE) SELECT * FROM core.record",
                "EXPLAIN (TYPE IO) SELECT * FROM policy.record_history",
                "EXPLAIN ANALYZE SELECT * FROM core.record",
                "SHOW CREATE VIEW policy.record_history",
                "SHOW CREATE VIEW open.figures",
                "SHOW CREATE TABLE core.record",
                "SHOW COLUMNS FROM core.record",
                "DESCRIBE core.record",
                "SHOW STATS FOR core.record",
                "SHOW STATS FOR (SELECT * FROM core.record)",
                "ANALYZE core.record",
                "SELECT f.n FROM open.figure f JOIN core.record r ON r.province_code = f.region",
                "SELECT n FROM open.figure WHERE region IN (SELECT province_code FROM core.record)",
                "WITH r AS (SELECT * FROM core.record) SELECT n FROM open.figures, r",
                "CREATE VIEW open.mine AS SELECT * FROM core.record",
                "CREATE VIEW open.mine AS SELECT * FROM open.figure",
                "CREATE OR REPLACE VIEW open.figures SECURITY INVOKER AS SELECT * FROM core.record",
                "CREATE TABLE open.mine AS SELECT * FROM core.record",
                "CREATE TABLE open.mine (x bigint)",
                "CREATE SCHEMA mine",
                "INSERT INTO open.figure VALUES ('320000', 1)",
                "INSERT INTO core.record SELECT * FROM core.record",
                "DELETE FROM open.figure",
                "UPDATE open.figure SET n = 1",
                "MERGE INTO open.figure f USING core.record r ON r.province_code = f.region"
                    + " WHEN MATCHED THEN DELETE",
                "TRUNCATE TABLE open.figure",
                "DROP TABLE open.figure",
                "DROP VIEW open.figures",
                "ALTER TABLE open.figure RENAME TO open.mine",
                "ALTER TABLE core.record EXECUTE optimize",
                "ALTER TABLE open.figure EXECUTE expire_snapshots(retention_threshold => '7d')",
                "ALTER TABLE core.record SET AUTHORIZATION USER researcher",
                "COMMENT ON TABLE core.record IS 'mine'",
                "CALL lake.system.unregister_table('core', 'record')",
                "CALL lake.system.register_table('open', 'mine', 'file:///tmp')",
                "CALL system.runtime.kill_query('20260101_000000_00000_aaaaa', 'no')",
                "SELECT * FROM TABLE(lake.system.table_changes('core', 'record', 1, 2))",
                "EXECUTE IMMEDIATE 'SELECT * FROM core.record'",
                "SET SESSION query_max_memory = '1MB'",
                "SET SESSION lake.parquet_ignore_statistics = true",
                "SET SESSION AUTHORIZATION credlake",
                "CREATE FUNCTION lake.open.f() RETURNS bigint RETURN 1",
                "SHOW TABLES FROM core",
                "SHOW TABLES FROM policy",
                "SHOW TABLES FROM release_2018")
            .map(sql -> refused("researcher", sql)),
        Stream.of(
            sees("researcher", "SELECT * FROM open.figure", "[[330000, 7]]"),
            sees("researcher", "SELECT * FROM open.figures", "[[330000, 7]]"),
            sees("researcher", "SHOW SCHEMAS", "[[open]]"),
            sees(
                "researcher",
                "SELECT DISTINCT table_schema FROM information_schema.tables"
                    + " WHERE table_schema <> 'information_schema'",
                "[[open]]"),
            sees(
                "researcher",
                "SELECT DISTINCT table_name FROM information_schema.columns"
                    + " WHERE table_schema <> 'information_schema' ORDER BY 1",
                "[[figure], [figures]]"),
            sees(
                "researcher",
                "SELECT schema_name FROM information_schema.schemata ORDER BY 1",
                "[[open]]"),
            sees(
                "researcher",
                "SELECT table_name, view_definition FROM information_schema.views",
                "[[figures, null]]"),
            sees(
                "researcher",
                "SELECT count(*) FROM information_schema.table_privileges WHERE table_schema"
                    + " NOT IN ('open')",
                "[[0]]"),
            sees(
                "researcher",
                "SELECT DISTINCT table_schem FROM system.jdbc.tables"
                    + " WHERE table_cat = 'lake' AND table_schem <> 'information_schema'",
                "[[open]]"),
            sees(
                "researcher",
                "SELECT count(*) FROM system.jdbc.columns"
                    + " WHERE table_cat = 'lake' AND table_schem = 'core'",
                "[[0]]")));
  }

  @ParameterizedTest
  @MethodSource({"ofAllRoles", "ofResearchers", "ofReleases", "ofErrors"})
  void seesWhatTheRoleAllows(Case one) throws SQLException {
    if (one.refused()) {
      assertThatThrownBy(() -> ask(one.user(), one.sql()))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining(one.expected());
    } else if (one.expected() == null) {
      run(owner.as(one.user()), one.sql());
    } else {
      assertThat(ask(one.user(), one.sql())).isEqualTo(one.expected());
    }
  }

  /** A guessed name of a release that is not out is answered as one that was never made. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM \"%s\".coverage",
        "SELECT nothing FROM \"%s\".coverage",
        "SELECT 1 FROM \"%s\".\"coverage$history\"",
        "SELECT * FROM \"%s\".coverage FOR VERSION AS OF 1",
        "SELECT code FROM ref.region FOR VERSION AS OF '%s'",
        "SELECT nothing FROM ref.region FOR VERSION AS OF '%s'",
        "WITH v AS (SELECT * FROM \"%s\".coverage) SELECT 1 FROM v LIMIT 0",
        "PREPARE p FROM SELECT * FROM \"%s\".coverage",
        "EXECUTE IMMEDIATE 'SELECT * FROM \"%s\".coverage'",
        "EXPLAIN SELECT * FROM \"%s\".coverage",
        "EXPLAIN ANALYZE SELECT * FROM \"%s\".coverage",
        "DESCRIBE \"%s\".coverage",
        "SHOW COLUMNS FROM \"%s\".coverage",
        "SHOW CREATE VIEW \"%s\".coverage",
        "SHOW CREATE TABLE \"%s\".coverage",
        "SHOW CREATE SCHEMA \"%s\"",
        "SHOW STATS FOR \"%s\".coverage",
        "SHOW TABLES FROM \"%s\"",
        "SHOW SCHEMAS LIKE '%s'",
        "USE lake.\"%s\"",
        "SELECT count(*) FROM information_schema.tables WHERE table_schema = '%s'",
        "SELECT count(*) FROM information_schema.columns WHERE table_schema = '%s'",
        "SELECT count(*) FROM information_schema.views WHERE table_schema = '%s'",
        "SELECT count(*) FROM information_schema.schemata WHERE schema_name = '%s'",
        "SELECT count(*) FROM system.jdbc.columns WHERE table_schem = '%s'",
        "SELECT * FROM TABLE(lake.system.table_changes('%s', 'coverage', 1, 2))",
        "INSERT INTO \"%s\".coverage VALUES 1",
        "DELETE FROM \"%s\".coverage",
        "UPDATE \"%s\".coverage SET covered = 1",
        "TRUNCATE TABLE \"%s\".coverage",
        "DROP VIEW \"%s\".coverage",
        "DROP TABLE \"%s\".coverage",
        "DROP SCHEMA \"%s\"",
        "CREATE SCHEMA \"%s\"",
        "CREATE VIEW \"%s\".mine AS SELECT 1 x",
        "CREATE OR REPLACE VIEW \"%s\".coverage AS SELECT 1 x",
        "CREATE TABLE \"%s\".coverage (x bigint)",
        "ALTER VIEW \"%s\".coverage RENAME TO mine",
        "ALTER SCHEMA \"%s\" RENAME TO mine",
        "ALTER VIEW \"%s\".coverage SET AUTHORIZATION planner",
        "COMMENT ON VIEW \"%s\".coverage IS 'mine'",
        "COMMENT ON COLUMN \"%s\".coverage.covered IS 'mine'",
        "ANALYZE \"%s\".coverage",
        "GRANT SELECT ON \"%s\".coverage TO USER planner",
        "CALL lake.system.unregister_table('%s', 'coverage')"
      })
  void aReleaseThatIsNotOutIsNotThere(String sql) {
    // an operator reads in policy.release_calendar that there is one
    for (String user : List.of("researcher", "planner")) {
      String never = told(user, sql, "release_2015");
      assertThat(told(user, sql, "release_2019")).as("under embargo, " + user).isEqualTo(never);
      assertThat(told(user, sql, "release_2017")).as("withdrawn, " + user).isEqualTo(never);
    }
  }

  /** What a user is answered or told about a schema, which is not called by its name. */
  private static String told(String user, String sql, String schema) {
    String told;
    try {
      told = ask(user, sql.formatted(schema));
    } catch (SQLException e) {
      told = "%s %d %s".formatted(e.getSQLState(), e.getErrorCode(), e.getMessage());
    }
    return told.replaceAll("Query failed \\(#[^)]*\\)", "").replace(schema, "release");
  }

  @Test
  void asksInASchemaThatIsNotTheirs() throws SQLException {
    try (Connection connection = owner.as("researcher").connect();
        Statement statement = connection.createStatement()) {
      connection.setSchema("core");
      assertThatThrownBy(() -> statement.executeQuery("SELECT * FROM record"))
          .hasMessageContaining("Access Denied: Cannot select from table");
      statement.execute("PREPARE p FROM SELECT * FROM record");
      assertThatThrownBy(() -> statement.executeQuery("EXECUTE p"))
          .hasMessageContaining("Access Denied: Cannot select from table");
      assertThatThrownBy(() -> statement.execute("USE lake.policy"))
          .hasMessageContaining("Access Denied: Cannot access schema: lake.policy");
    }
  }

  /** A plan names tables behind views, and EXPLAIN ANALYZE counts rows that a filter hides. */
  @Test
  void plansAreForTheOwner() throws SQLException {
    for (String user : List.of("researcher", "office-330000", "operator")) {
      for (String explain :
          List.of(
              "EXPLAIN",
              "EXPLAIN (TYPE IO)",
              "EXPLAIN ANALYZE",
              "EXPLAIN ANALYZE VERBOSE",
              "-- SELECT\n/* 1 */ explain\nanalyze")) {
        assertThatThrownBy(() -> ask(user, explain + " SELECT * FROM open.figures"))
            .hasMessageContaining("Cannot explain query, plans are for the owner of the lake");
      }
      for (String explain : List.of("EXPLAIN", "EXPLAIN ANALYZE")) {
        assertThatThrownBy(
                () -> ask(user, "EXECUTE IMMEDIATE '" + explain + " SELECT * FROM open.figures'"))
            .hasMessageContaining("Cannot explain query, plans are for the owner of the lake");
        try (Connection connection = owner.as(user).connect();
            Statement statement = connection.createStatement()) {
          statement.execute("PREPARE p FROM " + explain + " SELECT * FROM open.figures");
          assertThatThrownBy(() -> statement.executeQuery("EXECUTE p"))
              .hasMessageContaining("Cannot explain query, plans are for the owner of the lake");
        }
      }
      assertThat(ask(user, "EXECUTE IMMEDIATE 'SELECT n FROM open.figures'")).isEqualTo("[[7]]");
    }
    for (String explain : List.of("EXPLAIN", "EXPLAIN ANALYZE")) {
      assertThat(ask(Endpoint.owner(), explain + " SELECT * FROM open.figures"))
          .contains("TableScan");
    }
  }

  @Test
  void aStrangerIsToldWhereUsersAreListed() {
    assertThatThrownBy(() -> ask("stranger", "SELECT 1"))
        .hasMessageContaining(
            "Cannot execute query, the user is not in conf/access.yaml: stranger");
  }

  @Test
  void whoCannotReadTheLakeHasNoToken() {
    for (String user : List.of("planner", "credlake", Endpoint.owner())) {
      Endpoint without = new Endpoint(owner.host(), owner.port(), "guessed", null, user);
      assertThatThrownBy(() -> run(without, "SELECT 1"))
          .hasMessageContaining("Cannot execute query, the token of the lake is missing or wrong");
    }
  }

  @Test
  void secretsAreTheirOwners() throws IOException {
    for (String file : List.of("token", "internal-secret", "etc/config.properties")) {
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(server.tokenFile().resolveSibling(file))))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void aTicketHoldsForItsViewAndRegionUntilItIsClosed() throws SQLException {
    String persons =
        "SELECT province_code, numerator FROM policy.person_coverage"
            + " WHERE feed = 'occupational-files' ORDER BY 1";
    String series = "SELECT count(*) FROM policy.record_history WHERE province_code = '320000'";
    Instant now = Instant.now();
    Instant later = now.plus(Duration.ofHours(1));
    try (Connection connection = owner.connect()) {
      Tickets tickets = new Tickets(connection);
      // too early, too late, of another's province, of another view, of another user
      tickets.open(
          query("office-330000", "policy.person_coverage", "320000", later, later.plusSeconds(9)),
          "t");
      tickets.open(
          query("office-330000", "policy.person_coverage", "320000", now.minusSeconds(9), now),
          "t");
      tickets.open(query("office-330000", "policy.person_coverage", "110000", now, later), "t");
      tickets.open(query("office-330000", "policy.coverage", "320000", now, later), "t");
      tickets.open(query("planner", "policy.person_coverage", "320000", now, later), "t");
      assertThat(ask("office-330000", persons)).isEqualTo("[[330000, null]]");
      assertThat(ask("planner", persons)).isEqualTo("[[320000, 40.00], [330000, null]]");

      String live =
          tickets.open(query("office-330000", "policy.person_coverage", "320000", now, later), "t");
      assertThat(ask("office-330000", persons)).isEqualTo("[[320000, 40.00], [330000, null]]");
      assertThat(ask("office-330000", series)).isEqualTo("[[0]]");
      assertThat(tickets.all())
          .extracting(Tickets.Ticket::state)
          .contains("live", "expired", "pending");

      tickets.close(live, "answered", "t");
      assertThat(ask("office-330000", persons)).isEqualTo("[[330000, null]]");
      assertThatThrownBy(() -> tickets.close(live, "again", "t"))
          .hasMessage("Cannot close ticket, it is closed: " + live);
    }
    // one that its user approved is none, even if the owner writes it
    run(
        owner,
        """
        INSERT INTO ops.ticket VALUES ('T0', 'open', 'office-national', 'office-national', 'p',
          ARRAY['policy.person_coverage'], ARRAY['000000'], current_timestamp - INTERVAL '1' HOUR,
          current_timestamp + INTERVAL '1' HOUR, 't')
        """);
    assertThat(ask("office-national", persons)).isEqualTo("[[320000, null], [330000, null]]");
  }

  private static SpecialQuery query(
      String user, String view, String region, Instant from, Instant expires) {
    return new SpecialQuery(
        user, "office-director", "case 17", List.of(view), List.of(region), from, expires);
  }

  @Test
  void theAuditHoldsWhatWasAnsweredAndRefusedWithoutCitizenNumbers() throws Exception {
    ask("planner", "SELECT 'audit-1', region FROM open.figure WHERE region <> '" + CITIZEN + "'");
    assertThatThrownBy(() -> ask("researcher", "SELECT 'audit-2' FROM core.record"));
    assertThatThrownBy(() -> ask("stranger", "SELECT 'audit-3'"));
    assertThatThrownBy(() -> ask("planner", "SELECT 'audit-4' FROM"));
    AuditJournal.put(
        server.auditFolder(),
        AuditEntry.of(
            AuditEntry.Kind.EXPORT,
            "researcher",
            "audit-5 " + CITIZEN,
            List.of("open.figure"),
            "2018",
            Instant.now(),
            "answered",
            null,
            7));
    String wanted =
        "SELECT user_name, kind, outcome, substr(reason, 1, 17), rows, array_join(objects, ' '),"
            + " release FROM policy.audit WHERE text LIKE '%audit-_%' AND text NOT LIKE"
            + " '%policy.audit%' ORDER BY regexp_extract(text, 'audit-.')";
    String answer = "";
    Instant end = Instant.now().plusSeconds(120);
    // it is carried into its table every few seconds
    while (!answer.contains("2018]") && Instant.now().isBefore(end)) {
      answer = ask("operator", wanted);
    }
    assertThat(answer)
        .isEqualTo(
            "[[planner, query, answered, null, 1, open.figure, null],"
                + " [researcher, query, refused, PERMISSION_DENIED, 0, , null],"
                + " [stranger, query, refused, PERMISSION_DENIED, 0, , null],"
                + " [planner, query, failed, SYNTAX_ERROR: lin, 0, , null],"
                + " [researcher, export, answered, null, 7, open.figure, 2018]]");
    assertThat(
            ask(
                "operator",
                "SELECT count(*) FROM policy.audit WHERE text LIKE '%"
                    + "1949123100"
                    + "%'"
                    + " AND text NOT LIKE '%policy.audit%'"))
        .isEqualTo("[[0]]");
  }

  private static String ask(String user, String sql) throws SQLException {
    try (Connection connection = owner.as(user).connect();
        Statement statement = connection.createStatement()) {
      if (!statement.execute(sql)) {
        return "[]";
      }
      ResultSet answer = statement.getResultSet();
      List<List<Object>> rows = new ArrayList<>();
      while (answer.next()) {
        List<Object> row = new ArrayList<>();
        for (int i = 1; i <= answer.getMetaData().getColumnCount(); i++) {
          row.add(answer.getObject(i));
        }
        rows.add(row);
      }
      return rows.toString();
    }
  }

  private static void run(Endpoint endpoint, String sql) throws SQLException {
    try (Connection connection = endpoint.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
