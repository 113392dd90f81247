package io.credlake.trino.server;

import io.airlift.slice.Slice;
import io.trino.spi.StandardErrorCode;
import io.trino.spi.TrinoException;
import io.trino.spi.connector.ConnectorMetadata;
import io.trino.spi.connector.ConnectorSession;
import io.trino.spi.connector.ConnectorTableHandle;
import io.trino.spi.connector.ConnectorTableVersion;
import io.trino.spi.connector.SchemaTableName;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Schemas and tags of releases that are not out: whoever is no owner is answered as if they were
 * not there.
 *
 * @param releases that are out
 * @param owners who see all
 */
record UnseenReleases(ReleasesOut releases, List<String> owners) {

  private static final Map<Class<?>, Object> NOTHING = nothing();

  UnseenReleases {
    owners = List.copyOf(owners);
  }

  /** What is answered of a thing that is not there, by type; other answers are about handles. */
  private static Map<Class<?>, Object> nothing() {
    Map<Class<?>, Object> nothing = new HashMap<>();
    nothing.put(Optional.class, Optional.empty());
    nothing.put(boolean.class, false);
    nothing.put(ConnectorTableHandle.class, null);
    return nothing;
  }

  /** What a connector knows, without them; what changes something is left to the access control. */
  ConnectorMetadata hiddenIn(ConnectorMetadata metadata) {
    return (ConnectorMetadata)
        Proxy.newProxyInstance(
            UnseenReleases.class.getClassLoader(),
            new Class<?>[] {ConnectorMetadata.class},
            (self, method, arguments) -> {
              if (arguments == null
                  || arguments.length < 2
                  || !(arguments[0] instanceof ConnectorSession session)
                  || owners.contains(session.getUser())) {
                return call(metadata, method, arguments);
              }
              refuseTags(arguments);
              Class<?> type = method.getReturnType();
              if (NOTHING.containsKey(type) && isUnseen(arguments[1])) {
                return NOTHING.get(type);
              }
              return call(metadata, method, arguments);
            });
  }

  private static Object call(ConnectorMetadata metadata, Method method, Object[] arguments)
      throws Throwable {
    try {
      return method.invoke(metadata, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /** Tables, too, are asked at a tag, in the words that Iceberg has for one that is not there. */
  private void refuseTags(Object[] arguments) {
    for (Object argument : arguments) {
      if (argument instanceof Optional<?> given
          && given.orElse(null) instanceof ConnectorTableVersion version
          && version.getVersion() instanceof Slice text
          && isUnseen(text.toStringUtf8())) {
        throw new TrinoException(
            StandardErrorCode.INVALID_ARGUMENTS,
            "Cannot find snapshot with reference name: " + text.toStringUtf8());
      }
    }
  }

  /** Whether it is such a schema, or something in it. */
  private boolean isUnseen(Object asked) {
    return switch (asked) {
      case SchemaTableName table -> isUnseen(table.getSchemaName());
      case String schema -> isUnseen(schema);
      case null, default -> false;
    };
  }

  private boolean isUnseen(String name) {
    return name.startsWith(ReleasesOut.PREFIX) && !releases.isOut(name);
  }
}
