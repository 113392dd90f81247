package io.credlake.web;

import io.credlake.board.Boards;
import io.credlake.dashboard.Answers;
import io.credlake.dashboard.CodeNames;
import io.credlake.dashboard.LakeState;
import io.credlake.dashboard.LiveSource;
import io.credlake.dashboard.Panels;
import io.credlake.dashboard.QueryMetrics;
import io.credlake.dashboard.Source;
import io.credlake.dashboard.Sources;
import io.credlake.indicator.MeasuredPlan;
import io.credlake.trino.Endpoint;
import io.credlake.trino.ViewFile;
import io.credlake.web.progress.CommitmentPage;
import io.credlake.web.progress.ProgressPage;
import io.credlake.web.region.RegionPage;
import io.credlake.web.region.RegionsPage;
import io.credlake.web.region.WhatIfPage;
import io.credlake.web.release.ReleasesPage;
import io.credlake.web.sql.SqlPage;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** What the pages of a lake work with. */
public final class Site implements AutoCloseable {

  /** Names of the pages that the head of each leads to; each has a message {@code page.NAME}. */
  public static final List<String> NAVIGATION =
      List.of("overview", "progress", "regions", "coverage", "quality", "releases", "sql");

  /** How long a panel may take. */
  static final Duration LIMIT = Duration.ofSeconds(60);

  private static final int WORKERS = 4;

  private final Path home;
  private final Path lake;
  private final Supplier<Endpoint> trino;
  private final WebSettings settings;
  private final CodeNames names;
  private final MeasuredPlan plan;
  private final Panels panels;
  private final Sources sources;
  private final Answers answers;
  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final QueryMetrics metrics = new QueryMetrics(registry);
  private final LiveState live;

  /**
   * The site of a lake.
   *
   * @param home folder of the program: conf, sql and libraries
   * @param lake folder of the lake
   * @param trino where it answers, as the owner
   * @param program name and version of the program
   * @param settings what may be set of the pages
   * @throws IOException if the code lists or the plan of {@code conf} cannot be read
   */
  public Site(Path home, Path lake, Supplier<Endpoint> trino, String program, WebSettings settings)
      throws IOException {
    this.home = home;
    this.lake = lake;
    this.trino = trino;
    this.settings = settings;
    this.names = CodeNames.read(home.resolve("conf"));
    this.plan =
        MeasuredPlan.load(home.resolve("conf"))
            .orElseThrow(() -> new IOException("Cannot find plan in conf: " + home));
    this.panels = new Panels(home);
    LakeState state = new LakeState(lake);
    Boards boards = new Boards(ViewFile.readAll(home.resolve("sql/views")));
    this.sources =
        new Sources(trino, state, new LiveSource(trino, lake, state, program, boards, metrics));
    this.answers = new Answers(trino, WORKERS, LIMIT, metrics);
    this.live = new LiveState(sources::state);
  }

  /** Fills the boards of the lake; until they are, pages ask the views themselves. */
  public void fill() {
    sources.fill();
  }

  /** All pages. */
  List<Page> pages() {
    Lakes lakes = new Lakes(this);
    return List.of(
        new PanelRoutes(this),
        new PanelPage(this, "overview"),
        new ProgressPage(lakes, plan),
        new CommitmentPage(lakes, plan),
        new RegionsPage(lakes),
        new RegionPage(lakes, plan.plan()),
        new WhatIfPage(lakes, plan),
        new PanelPage(this, "coverage"),
        new PanelPage(this, "quality"),
        new ReleasesPage(this),
        new SqlPage(this));
  }

  /** Folder of the program: conf, sql and libraries. */
  public Path home() {
    return home;
  }

  /** Folder of the lake. */
  public Path lake() {
    return lake;
  }

  /** Where Trino answers, as the owner. */
  public Supplier<Endpoint> trino() {
    return trino;
  }

  /** What may be set of the pages. */
  public WebSettings settings() {
    return settings;
  }

  /** What codes are called. */
  public CodeNames names() {
    return names;
  }

  /** The panels of {@code sql/dashboards}. */
  public Panels panels() {
    return panels;
  }

  /** What answers. */
  public Sources sources() {
    return sources;
  }

  /** Asks Trino, and remembers the answers. */
  public Answers answers() {
    return answers;
  }

  /** How its queries go. */
  public QueryMetrics metrics() {
    return metrics;
  }

  /** All metrics of the site. */
  public PrometheusRegistry registry() {
    return registry;
  }

  /** Tells open pages that the lake has changed. */
  LiveState live() {
    return live;
  }

  /**
   * What answers a request.
   *
   * @throws InvalidRequest if there is no such release, or readers do not see it
   */
  public Source source(View view) throws SQLException {
    try {
      return sources.find(view.filters().release());
    } catch (IllegalArgumentException e) {
      throw new InvalidRequest(e.getMessage());
    }
  }

  @Override
  public void close() {
    live.close();
    sources.close();
    answers.close();
  }
}
