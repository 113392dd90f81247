package io.credlake.trino.server;

import com.google.inject.Inject;
import io.credlake.access.AuditJournal;
import io.trino.server.PluginInstaller;
import io.trino.server.PluginManager;
import io.trino.spi.Plugin;

/**
 * Installs the Iceberg connector and Credlake's own plugin from the class path instead of from
 * plugin folders.
 *
 * <p>Both come with the same versions of everything, so they need no class loaders of their own;
 * this way the shared archive of classes covers the connector as well, and no jar is copied.
 */
final class ClassPathPlugins implements PluginInstaller {

  private final PluginManager manager;
  private final AuditJournal journal;

  @Inject
  ClassPathPlugins(PluginManager manager, AuditJournal journal) {
    this.manager = manager;
    this.journal = journal;
  }

  @Override
  public void loadPlugins() {
    manager.installPlugin(LakeConnector.plugin());
    manager.installPlugin(new LakePlugin(journal));
  }

  @Override
  public void installPlugin(Plugin plugin) {
    manager.installPlugin(plugin);
  }
}
