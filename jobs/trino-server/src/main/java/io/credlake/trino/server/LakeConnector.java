package io.credlake.trino.server;

import io.trino.plugin.iceberg.IcebergPlugin;
import io.trino.spi.Plugin;
import io.trino.spi.connector.Connector;
import io.trino.spi.connector.ConnectorContext;
import io.trino.spi.connector.ConnectorFactory;
import io.trino.spi.connector.ConnectorMetadata;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The Iceberg connector, in which a release that is not out is not there for who does not prepare
 * it. Access control alone would not do: Trino asks it only about what it has found, so that a
 * refusal would confirm a guessed name.
 */
final class LakeConnector implements ConnectorFactory {

  private static final String RELEASES = "credlake.releases-file";
  private static final String OWNERS = "credlake.owners";

  private final ConnectorFactory iceberg;

  private LakeConnector(ConnectorFactory iceberg) {
    this.iceberg = iceberg;
  }

  /** Iceberg's plugin with this in place of its own connector. */
  static Plugin plugin() {
    return new IcebergPlugin() {
      @Override
      public Iterable<ConnectorFactory> getConnectorFactories() {
        List<ConnectorFactory> factories = new ArrayList<>();
        super.getConnectorFactories().forEach(one -> factories.add(new LakeConnector(one)));
        return factories;
      }
    };
  }

  @Override
  public String getName() {
    return iceberg.getName();
  }

  /** Makes it from Iceberg's properties, the file of the releases that are out, and the owners. */
  @Override
  public Connector create(String catalog, Map<String, String> config, ConnectorContext context) {
    Map<String, String> ofIceberg = new HashMap<>(config);
    UnseenReleases unseen =
        new UnseenReleases(
            new ReleasesOut(Path.of(ofIceberg.remove(RELEASES))),
            List.of(ofIceberg.remove(OWNERS).split(",", -1)));
    Connector connector = iceberg.create(catalog, ofIceberg, context);
    return (Connector)
        Proxy.newProxyInstance(
            LakeConnector.class.getClassLoader(),
            new Class<?>[] {Connector.class},
            (self, method, arguments) -> {
              try {
                Object result = method.invoke(connector, arguments);
                return result instanceof ConnectorMetadata metadata
                    ? unseen.hiddenIn(metadata)
                    : result;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
