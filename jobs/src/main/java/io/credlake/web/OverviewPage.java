package io.credlake.web;

import java.util.Map;

/** The first page, and the way to it. */
final class OverviewPage implements Page {

  @Override
  public void register(Routes routes) {
    routes.get("/", (view, answer) -> answer.redirect(view.url("/overview")));
    routes.page("/overview", "section", view -> Map.of("name", "overview"));
  }
}
