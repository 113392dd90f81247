package io.credlake.command;

import io.credlake.access.AccessList;
import io.credlake.access.AccessUser;
import io.credlake.reader.FirstViews;
import io.credlake.report.Language;
import io.credlake.trino.Endpoint;
import io.credlake.trino.Keep;
import io.credlake.trino.KeptServer;
import io.credlake.web.MetricsServer;
import io.credlake.web.Sessions;
import io.credlake.web.Site;
import io.credlake.web.WebServer;
import io.credlake.web.WebSettings;
import java.io.PrintWriter;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code credlake serve}: the dashboards of the lake in a browser. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description =
        "Serve the dashboards of the lake to browsers on this machine; to others over "
            + "TLS, who sign in, if conf/web.properties and conf/trino.properties say so.",
    footer = {
      "",
      "Examples:",
      "  credlake serve",
      "  credlake serve --port 0 --lang en",
      "  credlake serve --as researcher",
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "1:the port is taken, or there is no lake",
      "2:the command was not understood",
      "130:stopped by Ctrl-C"
    })
final class ServeCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private LakeOption lake;

  @Mixin private AsOption as;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8088",
      description = "Port; 0: any that is free (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--lang",
      paramLabel = "zh|en",
      description = "Language for readers who name none (default: as their browser asks).")
  private Language language;

  @Override
  public Integer call() throws Exception {
    if (port < 0 || port > WebSettings.HIGHEST_PORT) {
      throw new ParameterException(spec.commandLine(), "Invalid port: " + port);
    }
    WebSettings settings = WebSettings.read(Credlake.home().resolve("conf"));
    Optional<AccessUser> user = as.user();
    if (user.isPresent() && settings.served() != null) {
      throw new ParameterException(
          spec.commandLine(), "Cannot serve as a user where users sign in: " + user.get().name());
    }
    Sessions.Reader reader =
        user.map(one -> new Sessions.Reader(one.name(), one.name()))
            .orElse(new Sessions.Reader(AccessList.READER, Endpoint.owner()));
    WebServer.ensureFree(settings, port);
    new ServerConsole(spec.commandLine().getErr()).ensureKept(lake.lake(), Keep.MEANWHILE);
    KeptServer trino = new KeptServer(ServerConsole.server(lake.lake()));
    PrintWriter out = spec.commandLine().getOut();
    Site site = new Site(Credlake.home(), lake.lake(), trino, Credlake.VERSION, settings);
    spec.commandLine().getErr().println("Preparing dashboards 正在准备仪表盘 …");
    site.fill();
    CountDownLatch stopped = new CountDownLatch(1);
    try (MetricsServer metrics =
            settings.metrics() == null
                ? null
                : MetricsServer.start(site.registry(), settings.metrics());
        WebServer web = WebServer.start(site, reader, port, language)) {
      out.println("Dashboards 仪表盘: " + web.address());
      if (metrics != null) {
        out.println("  metrics 指标: " + metrics.address());
      }
      out.println("  stop 停止: Ctrl-C");
      FirstViews views = settings.served() == null ? open(web.address()) : null;
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(views, web), "stop-serving"));
      stopped.await();
    }
    return 0;
  }

  /** Who signs in has answers of their own, which nobody can ask for before them. */
  private FirstViews open(String address) {
    List<String> pages = Site.NAVIGATION.stream().map(name -> "/" + name).toList();
    return FirstViews.begin(URI.create(address), pages, this::tell);
  }

  private void tell(FirstViews.Opened opened) {
    PrintWriter err = spec.commandLine().getErr();
    err.printf(
        Locale.ROOT,
        "All pages were opened once 各页面已预先打开: %.1f s%n",
        opened.time().toMillis() / 1e3);
    opened.faults().forEach(fault -> err.println("  " + fault));
    err.flush();
  }

  private static void stop(FirstViews views, WebServer web) {
    if (views != null) {
      views.close();
    }
    web.close();
  }
}
