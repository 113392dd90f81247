package io.credlake.release;

import io.trino.jdbc.TrinoConnection;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Set;

/**
 * A connection whose statements are answered from a release: everything that asks the lake through
 * a {@link Connection} asks the release in the same words.
 *
 * <p>Each statement goes through {@link FrozenSql}. The session is in UTC and English, so that
 * answers do not depend on where they are asked.
 */
public final class ReleaseConnection {

  private static final Set<String> REFUSED =
      Set.of("setSchema", "setCatalog", "prepareCall", "getMetaData", "unwrap");

  private ReleaseConnection() {}

  /** Answers from a release over a connection to its lake, which it closes in the end. */
  public static Connection of(Connection lake, ReleasePoint point) throws SQLException {
    TrinoConnection session = lake.unwrap(TrinoConnection.class);
    session.setTimeZoneId("UTC");
    session.setLocale(Locale.ENGLISH);
    return proxy(Connection.class, lake, point);
  }

  private static <T> T proxy(Class<T> type, T target, ReleasePoint point) {
    InvocationHandler handler =
        (self, method, arguments) -> invoke(target, method, arguments, point);
    return type.cast(
        Proxy.newProxyInstance(
            ReleaseConnection.class.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static Object invoke(Object target, Method method, Object[] arguments, ReleasePoint point)
      throws Throwable {
    if (target instanceof Connection && REFUSED.contains(method.getName())) {
      throw new SQLFeatureNotSupportedException(
          "Cannot ask release %s, not supported: %s".formatted(point.name(), method.getName()));
    }
    if (method.getName().equals("getConnection")) {
      throw new SQLFeatureNotSupportedException(
          "Cannot ask release %s past its connection".formatted(point.name()));
    }
    Object[] frozen = arguments;
    if (takesSql(target, method)) {
      frozen = arguments.clone();
      frozen[0] = FrozenSql.of(point, (String) arguments[0]);
    }
    try {
      Object result = method.invoke(target, frozen);
      return switch (result) {
        case PreparedStatement statement when target instanceof Connection ->
            proxy(PreparedStatement.class, statement, point);
        case Statement statement when target instanceof Connection ->
            proxy(Statement.class, statement, point);
        case null, default -> result;
      };
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /** What is prepared, run or batched; a prepared statement runs what was frozen before. */
  private static boolean takesSql(Object target, Method method) {
    Class<?>[] types = method.getParameterTypes();
    return types.length > 0
        && types[0] == String.class
        && (target instanceof Connection
            ? method.getName().equals("prepareStatement") || method.getName().equals("nativeSQL")
            : method.getName().startsWith("execute") || method.getName().equals("addBatch"));
  }
}
