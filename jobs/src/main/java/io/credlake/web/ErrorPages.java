package io.credlake.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says that something went wrong without what is inside: an id leads to the details in the log. */
final class ErrorPages {

  private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);
  private static final int BAD_REQUEST = 400;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int FAILED = 500;
  private static final int BUSY = 503;

  private final Function<Context, View> views;

  ErrorPages(Function<Context, View> views) {
    this.views = views;
  }

  void register(RoutesConfig routes) {
    routes.exception(HttpResponseException.class, this::refused);
    routes.exception(
        InvalidRequest.class, (e, answer) -> page(answer, BAD_REQUEST, "invalid", e.getMessage()));
    routes.exception(NotForRole.class, (e, answer) -> page(answer, FORBIDDEN, "role", ""));
    routes.exception(Exception.class, this::failed);
    routes.error(NOT_FOUND, this::missing);
  }

  private void refused(HttpResponseException e, Context answer) {
    answer.status(e.getStatus());
    switch (e.getStatus()) {
      case NOT_FOUND -> {} // see missing
      case FORBIDDEN -> page(answer, FORBIDDEN, "refused", e.getMessage());
      case BUSY -> page(answer, BUSY, "busy", "");
      default -> page(answer, e.getStatus(), "invalid", "");
    }
  }

  private void missing(Context answer) {
    page(answer, NOT_FOUND, "missing", answer.path());
  }

  private void failed(Exception e, Context answer) {
    String id = UUID.randomUUID().toString().substring(0, 8);
    LOG.error("Request failed, id {}: {} {}", id, answer.method(), answer.path(), e);
    page(answer, FAILED, "failed", id);
  }

  private void page(Context answer, int status, String kind, String detail) {
    answer.status(status);
    String template = View.wantsPiece(answer) ? "error-note" : "error";
    Templates.answer(answer, template, views.apply(answer), Map.of("kind", kind, "detail", detail));
  }
}
