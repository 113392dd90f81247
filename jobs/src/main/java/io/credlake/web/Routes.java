package io.credlake.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.Map;

/** Says which address is answered by what; security, language and filters are seen to already. */
public final class Routes {

  private final RoutesConfig routes;

  Routes(RoutesConfig routes) {
    this.routes = routes;
  }

  /** What a template is filled with. */
  @FunctionalInterface
  public interface Model {

    /** The parameters of the template besides {@code view}. */
    Map<String, ?> of(View view) throws Exception;
  }

  /** An answer that is no template. */
  @FunctionalInterface
  public interface Answer {

    /** Writes the answer into the context. */
    void give(View view, Context answer) throws Exception;
  }

  /**
   * Answers GET by a template of {@code jte/web}, whole page or fragment.
   *
   * @param path as Javalin writes it, e.g. {@code /progress/{commitment}}
   * @param template its name without ending
   */
  public Routes page(String path, String template, Model model) {
    return get(path, (view, answer) -> Templates.answer(answer, template, view, model.of(view)));
  }

  /** Answers POST by a template; the form's token was checked before. */
  public Routes form(String path, String template, Model model) {
    return post(
        path, (view, answer) -> answer.html(Templates.render(template, view, model.of(view))));
  }

  /** Answers GET. */
  public Routes get(String path, Answer answer) {
    return add(HandlerType.GET, path, answer);
  }

  /** Answers POST; the form's token was checked before. */
  public Routes post(String path, Answer answer) {
    return add(HandlerType.POST, path, answer);
  }

  /** Answers DELETE; the token in the header was checked before. */
  public Routes delete(String path, Answer answer) {
    return add(HandlerType.DELETE, path, answer);
  }

  private Routes add(HandlerType method, String path, Answer answer) {
    Handler handler = request -> answer.give(WebServer.viewOf(request), request);
    routes.addHttpHandler(method, path, handler);
    return this;
  }
}
