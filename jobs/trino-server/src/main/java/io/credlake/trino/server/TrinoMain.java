package io.credlake.trino.server;

import com.google.inject.Binder;
import com.google.inject.Module;
import com.google.inject.Provider;
import com.google.inject.Scopes;
import com.google.inject.multibindings.OptionalBinder;
import io.airlift.http.server.HttpServerInfo;
import io.credlake.access.AuditJournal;
import io.trino.dispatcher.DispatchManager;
import io.trino.server.PluginInstaller;
import io.trino.server.PluginManager;
import io.trino.server.Server;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The process of a lake's Trino server.
 *
 * <p>It runs in the folder that holds its {@code etc}, listens on a port that the system chooses,
 * tells it in the file {@code port} when it is ready, and ends itself when nobody needs it.
 */
public final class TrinoMain extends Server {

  private Provider<HttpServerInfo> http;
  private Provider<DispatchManager> queries;

  private final AuditJournal journal;

  private TrinoMain(AuditJournal journal) {
    this.journal = journal;
  }

  /**
   * Runs the server; the arguments are Trino's version, the idle time in ISO 8601, and, where
   * passwords are asked for, the PEM file of the certificate.
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    // user.dir stays the name of the folder even when the folder is deleted
    Path folder = Path.of(System.getProperty("user.dir"));
    TrinoMain server = new TrinoMain(new AuditJournal(folder.resolve("audit")));
    server.start(args[0]);
    server.tellPort(folder);
    AuditCarrier carrier = server.carrier(folder, args.length > 2 ? args[2] : null);
    Thread.ofPlatform().daemon().name("audit").start(carrier);
    IdleWatch.of(folder, args[1], server.queries.get()).awaitEnd();
    carrier.carry();
    System.exit(0);
  }

  private AuditCarrier carrier(Path folder, String certificate) {
    return new AuditCarrier(
        journal,
        new SelfConnection(address(), Token.read(folder.resolve("token").toString()), certificate));
  }

  /** Where clients are answered: over https if there is such a port, for then http is closed. */
  private URI address() {
    HttpServerInfo server = http.get();
    return server.getHttpsUri() == null ? server.getHttpUri() : server.getHttpsUri();
  }

  @Override
  protected Iterable<? extends Module> getAdditionalModules() {
    return List.of(this::configure);
  }

  private void configure(Binder binder) {
    binder.bind(PluginManager.class).in(Scopes.SINGLETON);
    OptionalBinder.newOptionalBinder(binder, PluginInstaller.class)
        .setBinding()
        .to(ClassPathPlugins.class)
        .in(Scopes.SINGLETON);
    binder.bind(AuditJournal.class).toInstance(journal);
    http = binder.getProvider(HttpServerInfo.class);
    queries = binder.getProvider(DispatchManager.class);
  }

  private void tellPort(Path folder) throws IOException {
    String text = ProcessHandle.current().pid() + " " + address().getPort() + "\n";
    Path unfinished = folder.resolve(".port");
    Files.writeString(unfinished, text, StandardCharsets.US_ASCII);
    Files.move(unfinished, folder.resolve("port"), StandardCopyOption.ATOMIC_MOVE);
  }
}
