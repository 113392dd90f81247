package io.credlake.web;

import java.util.Map;

/** A page that has only its title so far. */
record SectionPage(String name) implements Page {

  @Override
  public void register(Routes routes) {
    routes.page("/" + name, "section", view -> Map.of("name", name));
  }
}
