package io.credlake.trino.server;

import com.google.inject.Binder;
import com.google.inject.Inject;
import com.google.inject.Module;
import com.google.inject.Scopes;
import com.google.inject.multibindings.OptionalBinder;
import io.trino.plugin.iceberg.IcebergPlugin;
import io.trino.server.PluginInstaller;
import io.trino.server.PluginManager;
import io.trino.server.Server;
import io.trino.spi.Plugin;
import java.util.List;

/**
 * The process of a node that works for a lake's Trino server. It answers the coordinator only, who
 * decides what each user may see.
 */
public final class TrinoWorkerMain extends Server {

  private TrinoWorkerMain() {}

  /** Runs the node until it is ended; the argument is Trino's version. */
  public static void main(String[] args) {
    new TrinoWorkerMain().start(args[0]);
  }

  @Override
  protected Iterable<? extends Module> getAdditionalModules() {
    return List.of(TrinoWorkerMain::configure);
  }

  private static void configure(Binder binder) {
    binder.bind(PluginManager.class).in(Scopes.SINGLETON);
    OptionalBinder.newOptionalBinder(binder, PluginInstaller.class)
        .setBinding()
        .to(IcebergOnly.class)
        .in(Scopes.SINGLETON);
  }

  /** Installs the connector from the class path. */
  static final class IcebergOnly implements PluginInstaller {

    private final PluginManager manager;

    @Inject
    IcebergOnly(PluginManager manager) {
      this.manager = manager;
    }

    @Override
    public void loadPlugins() {
      manager.installPlugin(new IcebergPlugin());
    }

    @Override
    public void installPlugin(Plugin plugin) {
      manager.installPlugin(plugin);
    }
  }
}
