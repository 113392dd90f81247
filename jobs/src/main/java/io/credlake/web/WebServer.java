package io.credlake.web;

import io.credlake.report.Language;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.staticfiles.Location;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Serves the dashboards of a lake: on loopback to whoever uses this machine, or over TLS to users
 * who sign in.
 */
public final class WebServer implements AutoCloseable {

  private static final String SESSION = "session";
  private static final String VIEW = "view";
  private static final long LARGEST_REQUEST = 1_000_000;

  private final Site site;
  private final Language language;
  private final Sessions sessions;
  private final Security security;
  private final SignInGate gate;
  private final List<Page> pages;
  private final Javalin server;

  private WebServer(Site site, Sessions.Reader reader, int port, Language language) {
    WebSettings settings = site.settings();
    boolean signsIn = settings.served() != null;
    this.site = site;
    this.language = language;
    this.sessions = new Sessions(signsIn ? null : reader, settings.idle(), signsIn);
    this.security = new Security(settings.hosts(), signsIn);
    this.gate = signsIn ? SignInGate.of(site, sessions) : null;
    this.pages = site.pages();
    this.server = Javalin.create(config -> configure(config, port));
  }

  /**
   * Finds out that a port cannot be had, before anything is prepared that takes time.
   *
   * @param port 0: any that is free
   * @throws IllegalStateException if the port is taken, with what to do about it
   */
  public static void ensureFree(WebSettings settings, int port) {
    try {
      new ServerSocket(port, 1, InetAddress.getByName(settings.bind())).close();
    } catch (IOException e) {
      throw taken(port, e);
    }
  }

  private static IllegalStateException taken(int port, Exception cause) {
    return new IllegalStateException(
        "Cannot serve, the port is taken or not allowed: %d%nChoose another, or 0 for any 换一个端口: --port 0"
            .formatted(port),
        cause);
  }

  /**
   * Starts serving.
   *
   * @param reader who reads where nobody signs in
   * @param port 0: any that is free
   * @param language of pages for readers who name none; null: as their browser asks
   * @throws IllegalStateException if the port is taken, with what to do about it
   */
  public static WebServer start(Site site, Sessions.Reader reader, int port, Language language) {
    WebServer web = new WebServer(site, reader, port, language);
    try {
      web.server.start();
    } catch (JavalinBindException e) {
      web.close();
      throw taken(port, e);
    }
    return web;
  }

  /** Where it answers. */
  public String address() {
    String host = site.settings().bind().equals("0.0.0.0") ? "127.0.0.1" : site.settings().bind();
    return "%s://%s:%d/".formatted(gate == null ? "http" : "https", host, server.port());
  }

  @Override
  public void close() {
    site.close();
    server.stop();
    pages.forEach(Page::close);
  }

  /** The view of a request that has passed the checks. */
  static View viewOf(Context request) {
    return request.attribute(VIEW);
  }

  private void configure(JavalinConfig config, int port) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.concurrency.useVirtualThreads = true;
    config.http.generateEtags = true;
    config.http.maxRequestSize = LARGEST_REQUEST;
    config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
    config.jetty.addConnector(new WebConnector(site.settings(), port)::connector);
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
    pages.forEach(page -> page.register(routes));
    if (gate != null) {
      gate.register(routes);
    }
  }

  private void admit(Context request) throws IOException {
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
      request.attribute(VIEW, View.of(request, session, language, gate != null));
    } catch (IllegalArgumentException e) {
      throw new InvalidRequest(e.getMessage());
    }
    if (gate != null) {
      gate.admit(request, session);
    }
  }

  private static boolean isFile(String path) {
    return path.startsWith("/assets/") || path.startsWith("/webjars/");
  }

  /** Also for what was refused before it had a session. */
  private View bareView(Context request) {
    Session session = request.attribute(SESSION);
    return View.bare(
        request,
        session == null ? new Session("", "", null, null, Instant.EPOCH) : session,
        language);
  }
}
