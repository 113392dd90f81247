package io.credlake.web;

import io.credlake.report.Language;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.staticfiles.Location;
import io.javalin.util.JavalinBindException;
import java.util.Map;

/** Serves the dashboards of a lake on a port of the loopback address. */
public final class WebServer implements AutoCloseable {

  private static final String HOST = "127.0.0.1";
  private static final String SESSION = "session";
  private static final String VIEW = "view";
  private static final long LARGEST_REQUEST = 1_000_000;

  private final Site site;
  private final Language language;
  private final Sessions sessions;
  private final Security security = new Security(Security.LOOPBACK);
  private final Javalin server;

  private WebServer(Site site, Language language) {
    this.site = site;
    this.language = language;
    this.sessions = new Sessions(site.endpoint().user(), false);
    this.server = Javalin.create(this::configure);
  }

  /**
   * Starts serving.
   *
   * @param port 0: any that is free
   * @param language of pages for readers who name none; null: as their browser asks
   * @throws IllegalStateException if the port is taken, with what to do about it
   */
  public static WebServer start(Site site, int port, Language language) {
    WebServer web = new WebServer(site, language);
    try {
      web.server.start(HOST, port);
    } catch (JavalinBindException e) {
      web.server.stop();
      throw new IllegalStateException(
          "Cannot serve, the port is taken or not allowed: %d%nChoose another, or 0 for any 换一个端口: --port 0"
              .formatted(port),
          e);
    }
    return web;
  }

  /** Where it answers. */
  public String address() {
    return "http://%s:%d/".formatted(HOST, server.port());
  }

  @Override
  public void close() {
    site.close();
    server.stop();
  }

  /** The view of a request that has passed the checks. */
  static View viewOf(Context request) {
    return request.attribute(VIEW);
  }

  private void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.concurrency.useVirtualThreads = true;
    config.http.generateEtags = true;
    config.http.maxRequestSize = LARGEST_REQUEST;
    config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
    config.staticFiles.add(
        files -> {
          files.hostedPath = "/assets";
          files.directory = "/web";
          files.location = Location.CLASSPATH;
          files.headers = Map.of("Cache-Control", "no-cache");
        });
    config.staticFiles.enableWebjars();
    config.routes.before(this::admit);
    ErrorPages errors = new ErrorPages(this::bareView);
    errors.register(config.routes);
    config.routes.sse("/events", site.live()::join);
    Routes routes = new Routes(config.routes);
    routes.get("/", (view, answer) -> answer.redirect(view.url("/overview")));
    site.pages().forEach(page -> page.register(routes));
  }

  private void admit(Context request) {
    security.head(request);
    security.checkHost(request);
    if (isFile(request.path())) {
      return;
    }
    request.header("Cache-Control", "no-store");
    Session session = sessions.of(request);
    request.attribute(SESSION, session);
    security.checkToken(request, session);
    try {
      request.attribute(VIEW, View.of(request, session, language));
    } catch (IllegalArgumentException e) {
      throw new InvalidRequest(e.getMessage());
    }
  }

  private static boolean isFile(String path) {
    return path.startsWith("/assets/") || path.startsWith("/webjars/");
  }

  /** Also for what was refused before it had a session. */
  private View bareView(Context request) {
    Session session = request.attribute(SESSION);
    return View.bare(request, session == null ? new Session("", "", "") : session, language);
  }
}
