package io.credlake.trino;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

/**
 * A connection of which each statement is rewritten before it is run: whatever asks through a
 * {@link Connection} asks something else in the same words.
 */
public final class RewrittenConnection {

  private static final Set<String> REFUSED =
      Set.of("setSchema", "setCatalog", "prepareCall", "getMetaData", "unwrap");

  private RewrittenConnection() {}

  /** What becomes of statements. */
  public interface Rewriting {

    /**
     * What is run instead of a statement.
     *
     * @throws SQLException if it may not be run
     */
    String of(String sql) throws SQLException;

    /** What is thrown where the connection would be used past the rewriting, by a method. */
    SQLException refused(String method);
  }

  /** Rewrites what is asked over a connection, which it closes in the end. */
  public static Connection of(Connection connection, Rewriting rewriting) {
    return proxy(Connection.class, connection, rewriting);
  }

  private static <T> T proxy(Class<T> type, T target, Rewriting rewriting) {
    InvocationHandler handler =
        (self, method, arguments) -> invoke(target, method, arguments, rewriting);
    return type.cast(
        Proxy.newProxyInstance(
            RewrittenConnection.class.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static Object invoke(
      Object target, Method method, Object[] arguments, Rewriting rewriting) throws Throwable {
    if (method.getName().equals("getConnection")
        || (target instanceof Connection && REFUSED.contains(method.getName()))) {
      throw rewriting.refused(method.getName());
    }
    Object[] rewritten = arguments;
    if (takesSql(target, method)) {
      rewritten = arguments.clone();
      rewritten[0] = rewriting.of((String) arguments[0]);
    }
    try {
      Object result = method.invoke(target, rewritten);
      return switch (result) {
        case PreparedStatement statement when target instanceof Connection ->
            proxy(PreparedStatement.class, statement, rewriting);
        case Statement statement when target instanceof Connection ->
            proxy(Statement.class, statement, rewriting);
        case null, default -> result;
      };
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /** What is prepared, run or batched; a prepared statement runs what was rewritten before. */
  private static boolean takesSql(Object target, Method method) {
    Class<?>[] types = method.getParameterTypes();
    return types.length > 0
        && types[0] == String.class
        && (target instanceof Connection
            ? method.getName().equals("prepareStatement") || method.getName().equals("nativeSQL")
            : method.getName().startsWith("execute") || method.getName().equals("addBatch"));
  }
}
