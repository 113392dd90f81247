package io.credlake.web;

import io.credlake.code.CodeLists;
import io.credlake.code.Regions;
import io.credlake.indicator.MeasuredPlan;
import io.credlake.trino.Endpoint;
import io.credlake.web.progress.CommitmentPage;
import io.credlake.web.progress.ProgressPage;
import io.credlake.web.region.RegionPage;
import io.credlake.web.region.RegionsPage;
import io.credlake.web.region.WhatIfPage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What the pages work with.
 *
 * @param home folder of the program: conf, sql and libraries
 * @param lake folder of the lake
 * @param endpoint where Trino answers, as the owner
 */
public record Site(Path home, Path lake, Endpoint endpoint) {

  /** Names of the pages that the head of each leads to; each has a message {@code page.NAME}. */
  public static final List<String> NAVIGATION =
      List.of("overview", "progress", "regions", "coverage", "quality", "releases", "sql");

  /**
   * All pages.
   *
   * @throws UncheckedIOException if the configuration cannot be read
   */
  List<Page> pages() {
    Path conf = home.resolve("conf");
    Lakes lakes = new Lakes(endpoint);
    Regions regions;
    MeasuredPlan plan;
    try {
      regions = CodeLists.load(conf.resolve("codes")).regions();
      plan =
          MeasuredPlan.load(conf)
              .orElseThrow(() -> new IOException("Cannot find plan, no folder: " + conf));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.of(
        new OverviewPage(),
        new ProgressPage(lakes, regions, plan),
        new CommitmentPage(lakes, regions, plan),
        new RegionsPage(lakes),
        new RegionPage(lakes, regions, plan.plan()),
        new WhatIfPage(lakes, regions, plan, conf),
        new SectionPage("coverage"),
        new SectionPage("quality"),
        new SectionPage("releases"),
        new SectionPage("sql"));
  }
}
