package io.credlake.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.http.Context;
import java.util.HashMap;
import java.util.Map;

/** The templates of {@code jte/web}, compiled with the program. */
final class Templates {

  private static final TemplateEngine ENGINE = TemplateEngine.createPrecompiled(ContentType.Html);

  private Templates() {}

  /** Answers with what a template makes. */
  static void answer(Context answer, String name, View view, Map<String, ?> model) {
    answer.contentType("text/html; charset=utf-8").result(render(name, view, model));
  }

  /**
   * The text that a template makes.
   *
   * @param name in {@code jte/web}, without its ending
   * @param model its parameters besides {@code view}
   */
  static String render(String name, View view, Map<String, ?> model) {
    Map<String, Object> parameters = new HashMap<>(model);
    parameters.put("view", view);
    StringOutput output = new StringOutput();
    ENGINE.render("web/%s.jte".formatted(name), parameters, output);
    return output.toString();
  }
}
