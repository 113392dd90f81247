package io.credlake.web;

import io.credlake.trino.Endpoint;
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

  /** All pages. */
  List<Page> pages() {
    return List.of(
        new OverviewPage(),
        new SectionPage("progress"),
        new SectionPage("regions"),
        new SectionPage("coverage"),
        new SectionPage("quality"),
        new SectionPage("releases"),
        new SectionPage("sql"));
  }
}
