package io.credlake.web;

import java.util.Map;

/** A page of panels: those of the folder of its name in {@code sql/dashboards}. */
final class PanelPage implements Page {

  private final Site site;
  private final String name;

  PanelPage(Site site, String name) {
    this.site = site;
    this.name = name;
  }

  @Override
  public void register(Routes routes) {
    routes.page(
        "/" + name,
        "panels",
        view ->
            Map.of(
                "name", name,
                "panels", site.panels().of(name),
                "bar", FilterBar.of(site, view)));
  }
}
