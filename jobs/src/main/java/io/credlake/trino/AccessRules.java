package io.credlake.trino;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.credlake.access.AccessList;
import io.credlake.access.AccessUser;
import io.credlake.access.Role;
import io.credlake.lake.Lake;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rules of Trino's file-based access control for the users of a lake.
 *
 * <p>The first rule that matches holds; what none matches is refused. Names of tables that a rule
 * opens never hold a {@code $}: tables such as {@code record$files} tell of rows as well.
 */
final class AccessRules {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String NO_METADATA = "[^$]*";

  /** Metadata of tables that hold no values of rows. */
  private static final String HARMLESS_METADATA =
      "[^$]*\\$(snapshots|history|refs|properties|metadata_log_entries)";

  private static final String BUILTIN = "system";
  private static final String LIMITS = "query_max_run_time|query_max_memory_per_node";

  private final ObjectNode rules = JSON.createObjectNode();
  private final ArrayNode tables;
  private final String owners;
  private final String anyone;

  private AccessRules(AccessList list, Collection<String> owners) {
    this.owners = anyOf(owners);
    String listed = anyOf(list.users().stream().map(AccessUser::name).toList());
    String reading = this.owners + "|" + Pattern.quote(AccessList.READER);
    this.anyone = list.users().isEmpty() ? reading : reading + "|" + listed;
    frame(list);
    this.tables = rules.putArray("tables");
  }

  /** The rules as JSON. */
  static String json(AccessList list, List<ViewFile> views, Collection<String> owners) {
    AccessRules rules = new AccessRules(list, owners);
    rules.ownerTables();
    for (AccessUser user : list.users()) {
      new UserTables(user, rules.tables).add(views);
    }
    return rules.rules.toPrettyString() + "\n";
  }

  private void frame(AccessList list) {
    String operators =
        anyOf(
            list.users().stream()
                .filter(user -> user.role() == Role.OPERATOR)
                .map(AccessUser::name)
                .toList());
    ArrayNode catalogs = rules.putArray("catalogs");
    catalogs.addObject().put("user", owners).put("catalog", ".*").put("allow", "all");
    catalogs
        .addObject()
        .put("user", anyone)
        .put("catalog", Lake.CATALOG + "|" + BUILTIN)
        .put("allow", "read-only");
    rules.putArray("schemas").addObject().put("user", owners).put("owner", true);

    ArrayNode queries = rules.putArray("queries");
    allow(queries.addObject().put("user", either(owners, operators)), "execute", "view", "kill");
    allow(queries.addObject().put("user", anyone), "execute");
    ArrayNode impersonation = rules.putArray("impersonation");
    impersonation
        .addObject()
        .put("original_user", owners)
        .put("new_user", anyOfPlain(list))
        .put("allow", true);
    ArrayNode information = rules.putArray("system_information");
    allow(information.addObject().put("user", owners), "read", "write");
    if (!operators.isEmpty()) {
      allow(information.addObject().put("user", operators), "read");
    }
    ArrayNode session = rules.putArray("system_session_properties");
    session.addObject().put("user", owners).put("property", ".*").put("allow", true);
    session.addObject().put("user", anyone).put("property", "time_zone_id").put("allow", true);
    // the web application limits its queries by them; beyond those of the server nobody comes
    session.addObject().put("user", anyone).put("property", LIMITS).put("allow", true);
    rules.putArray("catalog_session_properties").addObject().put("user", owners).put("allow", true);
    routines(operators);
  }

  private void routines(String operators) {
    ArrayNode functions = rules.putArray("functions");
    privileges(functions.addObject().put("user", owners), "EXECUTE", "GRANT_EXECUTE", "OWNERSHIP");
    privileges(
        functions.addObject().put("user", anyone).put("catalog", BUILTIN).put("schema", "builtin"),
        "EXECUTE");
    ArrayNode procedures = rules.putArray("procedures");
    privileges(procedures.addObject().put("user", owners), "EXECUTE", "GRANT_EXECUTE");
    if (!operators.isEmpty()) {
      privileges(
          procedures
              .addObject()
              .put("user", operators)
              .put("catalog", BUILTIN)
              .put("schema", "runtime")
              .put("procedure", "kill_query"),
          "EXECUTE");
      // procedures of tables, which Credlake's access control asks for in this schema
      privileges(
          procedures
              .addObject()
              .put("user", operators)
              .put("catalog", Lake.CATALOG)
              .put("schema", "table")
              .put("procedure", "optimize|optimize_manifests"),
          "EXECUTE");
    }
  }

  private void ownerTables() {
    privileges(
        tables.addObject().put("user", owners).put("catalog", ".*"),
        "SELECT",
        "INSERT",
        "DELETE",
        "UPDATE",
        "OWNERSHIP",
        "GRANT_SELECT");
    // what JDBC tools list schemas and columns by; it shows what is seen anyway
    privileges(
        tables
            .addObject()
            .put("user", anyone)
            .put("catalog", BUILTIN)
            .put("schema", "jdbc")
            .put("table", ".*"),
        "SELECT");
    privileges(
        tables
            .addObject()
            .put("user", Pattern.quote(AccessList.READER))
            .put("catalog", Lake.CATALOG),
        "SELECT");
  }

  /** The rules of one user. */
  private record UserTables(AccessUser user, ArrayNode tables) {

    void add(List<ViewFile> views) {
      select("open", NO_METADATA);
      if (user.role() == Role.RESEARCHER) {
        return;
      }
      select("ref", NO_METADATA);
      views.forEach(this::add);
      switch (user.role()) {
        case STEWARD -> deliveries();
        case OPERATOR -> operations();
        default -> {}
      }
    }

    private void add(ViewFile view) {
      ViewAccess access = view.about().access();
      if (!access.readers().contains(user.role())
          || (access.national() && user.province().isPresent())) {
        return;
      }
      // a board is seen as its view is
      String schemas = Pattern.quote(view.schema()) + "|" + Lake.BOARD;
      ObjectNode rule = select(schemas, Pattern.quote(view.name()));
      RowFilter filter = new RowFilter(user, view.schema() + "." + view.name());
      filter.of(access).ifPresent(sql -> filter(rule, sql));
      if (!access.controlled().isEmpty()) {
        ArrayNode columns = rule.putArray("columns");
        for (String column : access.controlled()) {
          columns
              .addObject()
              .put("name", column)
              .put("mask", filter.mask(column, access.region()))
              .putObject("mask_environment")
              .put("user", AccessList.OWNER);
        }
      }
    }

    /** Deliveries of the own departments, and their rejected rows with their text. */
    private void deliveries() {
      RowFilter filter = new RowFilter(user, "");
      filter(select("ops", "delivery"), filter.ofOwnDeliveries("delivery_id"));
      filter(select("ops", "mended"), filter.ofOwnDeliveries("mended_delivery"));
      for (String table : List.of("delivery_region", "rejection")) {
        filter(select("ops", table), filter.ofOwnRows());
      }
    }

    /** All of ops but for the texts of rejected rows, and what is done to tables. */
    private void operations() {
      ArrayNode columns = select("ops", "rejection").putArray("columns");
      columns.addObject().put("name", "value").put("allow", false);
      columns.addObject().put("name", "row").put("allow", false);
      select("ops", NO_METADATA);
      select(".*", HARMLESS_METADATA);
      ObjectNode runtime = tables.addObject().put("user", Pattern.quote(user.name()));
      privileges(
          runtime.put("catalog", BUILTIN).put("schema", "runtime|metadata").put("table", ".*"),
          "SELECT");
    }

    private ObjectNode select(String schema, String table) {
      ObjectNode rule =
          tables
              .addObject()
              .put("user", Pattern.quote(user.name()))
              .put("catalog", Lake.CATALOG)
              .put("schema", schema)
              .put("table", table);
      privileges(rule, "SELECT");
      return rule;
    }

    private static void filter(ObjectNode rule, String sql) {
      rule.put("filter", sql).putObject("filter_environment").put("user", AccessList.OWNER);
    }
  }

  private static void allow(ObjectNode rule, String... modes) {
    ArrayNode allow = rule.putArray("allow");
    List.of(modes).forEach(allow::add);
  }

  private static void privileges(ObjectNode rule, String... privileges) {
    ArrayNode array = rule.putArray("privileges");
    List.of(privileges).forEach(array::add);
  }

  /** Names as Trino wants them of who is impersonated: there a backslash means something else. */
  private static String anyOfPlain(AccessList list) {
    return Stream.concat(
            Stream.of(AccessList.OWNER, AccessList.READER),
            list.users().stream().map(AccessUser::name))
        .map(name -> name.replace(".", "[.]"))
        .collect(Collectors.joining("|"));
  }

  private static String either(String one, String other) {
    return other.isEmpty() ? one : one + "|" + other;
  }

  private static String anyOf(Collection<String> names) {
    return names.stream().map(Pattern::quote).collect(Collectors.joining("|"));
  }
}
