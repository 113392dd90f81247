package io.credlake.web;

import io.credlake.dashboard.Answers;
import io.credlake.dashboard.Answers.NoAnswerException;
import io.credlake.dashboard.PanelException;
import io.credlake.dashboard.PanelFault;
import io.credlake.dashboard.PanelFile;
import io.credlake.dashboard.PanelQuery;
import io.credlake.dashboard.PanelResult;
import io.credlake.dashboard.Panels;
import io.credlake.dashboard.Panels.Found;
import io.credlake.dashboard.Parameters;
import io.credlake.dashboard.Source;
import io.credlake.trino.query.SqlError;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers what pages ask for each of their panels: the panel, its data, and that it be stopped. */
final class PanelRoutes implements Page {

  /** What is said where the reader's role may not see a panel. */
  private static final String REFUSED = "role.not";

  private static final Logger LOG = LoggerFactory.getLogger(PanelRoutes.class);
  private static final int NO_CONTENT = 204;

  private final Site site;

  PanelRoutes(Site site) {
    this.site = site;
  }

  @Override
  public void register(Routes routes) {
    routes
        .get("/panels/{page}/{panel}", this::panel)
        .get("/panels/{page}/{panel}/data.csv", this::download)
        .post("/panels/{page}/{panel}/cancel", this::cancel);
  }

  /** What a panel is asked with. */
  private record Asked(
      PanelFile panel, Source source, Parameters parameters, Answers.Question question) {}

  /** What tells the questions of panels apart. */
  private record Subject(String panel, String digest, Map<?, ?> parameters) {}

  private void panel(View view, Context answer) throws SQLException, InterruptedException {
    Found found = find(answer);
    try {
      Asked asked = asked(view, found.orThrow());
      PanelResult result = run(asked);
      if (isSeen(answer, asked, result)) {
        answer.status(NO_CONTENT);
        return;
      }
      PanelView panel =
          new PanelView(
              view, asked.panel(), result, asked.source(), asked.parameters(), site.names());
      Templates.answer(answer, "panel", view, Map.of("panel", panel));
    } catch (PanelException e) {
      problem(view, answer, found, "panel.broken", e.getMessage(), e.place());
    } catch (NoAnswerException e) {
      unanswered(view, answer, found, e);
    }
  }

  private static boolean isSeen(Context request, Asked asked, PanelResult result) {
    String seen = request.queryParam("seen");
    return seen != null && seen.equals(result.digest() + asked.panel().digest().substring(0, 8));
  }

  private void unanswered(View view, Context answer, Found found, NoAnswerException e) {
    PanelException fault =
        found.panel() == null ? null : PanelFault.of(found.panel(), e.getCause());
    switch (e.failure()) {
      case TOO_LONG -> problem(view, answer, found, "panel.tooLong", "", "");
      case BUSY -> problem(view, answer, found, "panel.busy", "", "");
      case CANCELLED -> problem(view, answer, found, "panel.cancelled", "", "");
      case FAILED -> {
        if (SqlError.isRefusal(e.getCause())) {
          problem(view, answer, found, REFUSED, view.text("role.not.help", view.userName()), "");
        } else if (fault != null) {
          problem(view, answer, found, "panel.broken", fault.getMessage(), fault.place());
        } else {
          String id = UUID.randomUUID().toString().substring(0, 8);
          LOG.error("Panel failed, id {}: {}", id, found.name(), e);
          problem(view, answer, found, "panel.failed", view.text("error.id") + " " + id, "");
        }
      }
    }
  }

  private static void problem(
      View view, Context answer, Found found, String kind, String detail, String place) {
    Templates.answer(
        answer,
        "panel-problem",
        view,
        Map.of("found", found, "kind", kind, "detail", detail, "place", place));
  }

  private void download(View view, Context answer) throws Exception {
    Asked asked = asked(view, find(answer).orThrow());
    PanelResult result = run(asked);
    if (result.more()) {
      throw new InvalidRequest(
          "Cannot give all rows, a panel has at most %,d; ask its SQL with credlake query: %s"
              .formatted(PanelQuery.MOST_ROWS, asked.panel().name()));
    }
    String name =
        "%s-%s-%s.csv"
            .formatted(
                asked.panel().page(),
                asked.panel().name(),
                asked.source().isLive() ? "live" : asked.source().note().name());
    CsvAnswer.give(answer, name, result.columns(), result.rows());
  }

  private void cancel(View view, Context answer) throws SQLException {
    Asked asked = asked(view, find(answer).orThrow());
    site.answers().cancel(asked.question());
    answer.status(NO_CONTENT);
  }

  private Found find(Context request) {
    return site.panels()
        .find(new Panels.PanelAddress(request.pathParam("page"), request.pathParam("panel")))
        .orElseThrow(NotFoundResponse::new);
  }

  private Asked asked(View view, PanelFile panel) throws SQLException {
    Source source = site.source(view);
    Parameters parameters;
    try {
      parameters = Parameters.of(view.filters(), source.shown(), site.names().regions());
    } catch (IllegalArgumentException e) {
      throw new InvalidRequest(e.getMessage());
    }
    Parameters taken = parameters.only(panel.query().parameters());
    return new Asked(
        panel,
        source,
        parameters,
        new Answers.Question(
            view.user(),
            source.state(),
            new Subject(panel.address(), panel.digest(), taken.values())));
  }

  private PanelResult run(Asked asked) throws NoAnswerException, InterruptedException {
    return site.answers()
        .ask(
            asked.source(),
            asked.question(),
            (connection, running) -> {
              PanelResult result =
                  PanelQuery.run(
                      connection, asked.panel().query(), asked.parameters(), Site.LIMIT, running);
              asked.panel().check(result.columns());
              return result;
            });
  }
}
