package io.credlake.web.sql;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.credlake.access.AccessList;
import io.credlake.dashboard.QueryMetrics;
import io.credlake.dashboard.QueryMetrics.Asker;
import io.credlake.dashboard.QueryMetrics.End;
import io.credlake.release.ReleaseConnection;
import io.credlake.release.ReleaseName;
import io.credlake.release.Releases;
import io.credlake.trino.Endpoint;
import io.credlake.trino.query.SqlError;
import io.credlake.web.InvalidRequest;
import io.credlake.web.Page;
import io.credlake.web.Routes;
import io.credlake.web.Site;
import io.credlake.web.View;
import io.credlake.web.release.ReleaseFacts;
import io.credlake.web.release.ReleaseFacts.Dated;
import io.credlake.web.sql.ResultTable.Order;
import io.credlake.web.store.PrivateFolder;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The page on which users ask in SQL; Trino decides what each of them may. */
public final class SqlPage implements Page {

  private static final Logger LOG = LoggerFactory.getLogger(SqlPage.class);
  private static final String SOURCE = "credlake-web";
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration NAMES_KEPT = Duration.ofMinutes(10);
  private static final int MOST_USERS = 500;

  private final Supplier<Endpoint> trino;
  private final SqlLimits limits;
  private final QueryMetrics metrics;
  private final SqlRuns runs;
  private final QueryHistory history;
  private final SavedQueries saved;
  private final Cache<String, LakeNames> names =
      Caffeine.newBuilder().maximumSize(MOST_USERS).expireAfterWrite(NAMES_KEPT).build();

  /** The page of a site; what users save is in the folder {@code web} of its lake. */
  public SqlPage(Site site) {
    this.trino = site.trino();
    this.limits = site.settings().sql();
    this.metrics = site.metrics();
    try {
      this.history = new QueryHistory(PrivateFolder.at(site.lake().resolve("web/history")));
      this.saved =
          new SavedQueries(
              PrivateFolder.at(site.lake().resolve("web/queries")), InstantSource.system());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot keep queries of users, " + e.getMessage(), e);
    }
    this.runs = new SqlRuns(this::connect, limits, InstantSource.system(), this::ended);
  }

  @Override
  public void register(Routes routes) {
    routes
        .page("/sql", "sql", this::page)
        .get("/sql/names", this::names)
        .page("/sql/side", "sql-side", view -> Map.of("side", side(view)))
        .post("/sql/runs", this::start)
        .page("/sql/runs/{run}", "sql-run", view -> Map.of("shown", shown(view, run(view))))
        .post("/sql/runs/{run}/cancel", this::cancel)
        .get("/sql/runs/{run}/chart", this::chart)
        .get("/sql/runs/{run}/result.csv", (view, answer) -> download(view, answer, "csv"))
        .get("/sql/runs/{run}/result.xlsx", (view, answer) -> download(view, answer, "xlsx"))
        .post("/sql/history/clear", this::clear)
        .post("/sql/saved", this::save)
        .post("/sql/saved/{query}/delete", this::delete);
  }

  @Override
  public void close() {
    runs.close();
  }

  /**
   * What stands beside the editor.
   *
   * @param history of the user, the newest first
   * @param saved queries of all, the newest first
   */
  public record Side(List<QueryHistory.Entry> history, List<SavedQuery> saved) {}

  private Connection connect(String user, String release) throws SQLException {
    Connection connection = trino.get().as(user).connect(SOURCE, limits.session());
    if (release == null) {
      return connection;
    }
    try {
      return ReleaseConnection.of(connection, new Releases(connection).published(release).point());
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  private void ended(SqlRun run) {
    End end =
        switch (run.state()) {
          case FINISHED -> End.ANSWERED;
          case CANCELLED -> End.CANCELLED;
          case FAILED, RUNNING -> End.FAILED;
        };
    metrics.ended(Asker.SQL, end, run.elapsed());
    remember(run);
  }

  private void remember(SqlRun run) {
    try {
      history.add(run);
    } catch (IOException e) {
      LOG.warn("Cannot remember query of {}", run.user(), e);
    }
  }

  private Map<String, ?> page(View view) throws Exception {
    String text = "";
    String release = view.filters().release();
    String saving = view.request().queryParam("saved");
    Optional<SavedQuery> query = Optional.empty();
    Optional<SqlRun> run = Optional.empty();
    if (view.request().queryParam("run") != null) {
      run = runs.find(view.user(), view.request().queryParam("run"));
      text = run.map(one -> one.question().text()).orElse("");
      release = run.map(one -> one.question().release()).orElse(release);
    } else if (saving != null) {
      query = Optional.of(saved.find(saving).orElseThrow(NotFoundResponse::new));
      text = query.get().text();
      release = query.get().release();
    }
    Map<String, Object> model = new HashMap<>();
    model.put("text", text);
    model.put("release", release == null ? "" : release);
    model.put("releases", releases(view));
    model.put("isOwner", isOwner(view));
    model.put("isGone", view.request().queryParam("run") != null && run.isEmpty());
    model.put("query", query.orElse(null));
    model.put("shown", run.map(one -> shown(view, one)).orElse(null));
    model.put("side", side(view));
    model.put("limits", limits);
    return model;
  }

  /** Releases that the SQL page can ask: those that are out, and only the owner. */
  private List<String> releases(View view) throws SQLException {
    if (!isOwner(view)) {
      return List.of();
    }
    try (Connection connection = connect(view.user(), null)) {
      return new ReleaseFacts(connection)
          .calendar().stream().filter(Dated::isPublished).map(Dated::name).toList();
    }
  }

  private static boolean isOwner(View view) {
    return view.user().equals(AccessList.READER);
  }

  private Side side(View view) throws IOException {
    return new Side(history.of(view.user()), saved.all());
  }

  private void names(View view, Context answer) throws Exception {
    LakeNames known = names.getIfPresent(view.user());
    if (known == null) {
      try (Connection connection = connect(view.user(), null)) {
        known = LakeNames.read(connection);
      }
      names.put(view.user(), known);
    }
    answer.contentType("application/json").result(JSON.writeValueAsString(known.columns()));
  }

  private void start(View view, Context answer) throws Exception {
    SqlRun run;
    try {
      run =
          runs.start(
              view.user(),
              new Question(
                  text(answer), release(view.field("release")), !view.field("plan").isEmpty()));
    } catch (IllegalArgumentException e) {
      throw new InvalidRequest(e.getMessage());
    }
    show(view, answer, run);
  }

  private static void show(View view, Context answer, SqlRun run) {
    if (view.wantsPiece()) {
      view.render("sql-run", Map.of("shown", shown(view, run)));
    } else {
      answer.redirect("/sql?run=" + run.id(), HttpStatus.SEE_OTHER);
    }
  }

  private static String release(String name) {
    return name.isEmpty() ? null : new ReleaseName(name).text();
  }

  private SqlRun run(View view) {
    return runs.find(view.user(), view.request().pathParam("run"))
        .orElseThrow(NotFoundResponse::new);
  }

  private static RunView shown(View view, SqlRun run) {
    int column = number(view.request().queryParam("sort"), -1);
    boolean descending = "true".equals(view.request().queryParam("desc"));
    return new RunView(
        run, new Order(column, descending), number(view.request().queryParam("page"), 1));
  }

  private static int number(String text, int otherwise) {
    try {
      return text == null ? otherwise : Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new InvalidRequest("Invalid number: " + text);
    }
  }

  private void cancel(View view, Context answer) throws Exception {
    SqlRun run = run(view);
    run.cancel();
    show(view, answer, run);
  }

  private void chart(View view, Context answer) throws Exception {
    RunView shown = shown(view, run(view));
    ResultChart chart =
        Optional.ofNullable(shown.run().result())
            .flatMap(result -> ResultChart.of(result, shown.order()))
            .orElseThrow(NotFoundResponse::new);
    answer.contentType("application/json").result(JSON.writeValueAsString(chart));
  }

  private void download(View view, Context answer, String ending) throws Exception {
    SqlRun run = run(view);
    ResultDownload.Format format = ResultDownload.Format.valueOf(ending.toUpperCase(Locale.ROOT));
    try (Connection connection = connect(view.user(), run.question().release())) {
      ResultDownload.write(
          connection,
          run,
          format,
          () -> {
            answer.contentType(format.mediaType());
            answer.header(
                "Content-Disposition", "attachment; filename=\"credlake-result." + ending + "\"");
            return answer.outputStream();
          });
    } catch (SQLException e) {
      if (answer.res().isCommitted()) {
        throw e; // the browser sees that the file is not whole
      }
      throw new InvalidRequest(SqlError.of(e, run.question().statement()).message());
    }
  }

  private void clear(View view, Context answer) throws Exception {
    history.clear(view.user());
    aside(view, answer);
  }

  private void save(View view, Context answer) throws Exception {
    String id = view.field("id");
    String titleZh = view.field("title_zh");
    String titleEn = view.field("title_en");
    String text = text(answer);
    String release = release(view.field("release"));
    SavedQuery query;
    try {
      query =
          id.isEmpty()
              ? saved.add(view.user(), titleZh, titleEn, text, release)
              : saved.replace(id, view.user(), titleZh, titleEn, text, release);
    } catch (IllegalArgumentException e) {
      throw new InvalidRequest(e.getMessage());
    }
    String address = "/sql?saved=" + query.id();
    if (view.wantsPiece()) {
      answer.header("HX-Push-Url", address);
      aside(view, answer);
    } else {
      answer.redirect(address, HttpStatus.SEE_OTHER);
    }
  }

  private void delete(View view, Context answer) throws Exception {
    try {
      saved.delete(answer.pathParam("query"), view.user());
    } catch (IllegalArgumentException e) {
      throw new InvalidRequest(e.getMessage());
    }
    aside(view, answer);
  }

  private void aside(View view, Context answer) throws IOException {
    if (view.wantsPiece()) {
      view.render("sql-side", Map.of("side", side(view)));
    } else {
      answer.redirect("/sql", HttpStatus.SEE_OTHER);
    }
  }

  /** As it was typed, for errors tell lines and columns; browsers send CR LF. */
  private static String text(Context request) {
    String text = request.formParam("sql");
    return text == null ? "" : text.replace("\r\n", "\n");
  }
}
