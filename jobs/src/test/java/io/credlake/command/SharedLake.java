package io.credlake.command;

import io.credlake.trino.Endpoint;
import io.credlake.trino.KeptServer;
import io.credlake.trino.TrinoServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A lake with its server, filled once for all classes of tests that take it as a parameter. What
 * one of them adds must not matter to the others.
 */
public abstract class SharedLake implements AutoCloseable {

  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

  private final Path folder;

  /** A lake in a new folder, empty so far. */
  SharedLake() {
    try {
      folder = Files.createTempDirectory("lake");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gives a lake to tests; the first one waits until it is filled. */
  abstract static class Resolver<T extends SharedLake> implements ParameterResolver {

    private final Class<T> type;
    private final Supplier<T> filled;

    Resolver(Class<T> type, Supplier<T> filled) {
      this.type = type;
      this.filled = filled;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
      return parameter.getParameter().getType() == type;
    }

    @Override
    public T resolveParameter(ParameterContext parameter, ExtensionContext test) {
      // The store of the whole run closes it in the end.
      return test.getRoot()
          .getStore(ExtensionContext.Namespace.create(SharedLake.class))
          .getOrComputeIfAbsent(type, key -> filled.get(), type);
    }
  }

  /** The folder of the lake. */
  public Path lake() {
    return folder.resolve("lake");
  }

  /** The folder of what is delivered. */
  Path deliveries() {
    return folder.resolve("deliveries");
  }

  /** The folder of the program. */
  public Path home() {
    return HOME;
  }

  /** Its server, which is started when needed. */
  public Endpoint endpoint() throws InterruptedException {
    return trino().ensureRunning(elapsed -> {});
  }

  /** Where it answers, for pages. */
  public KeptServer server() {
    return new KeptServer(trino());
  }

  private TrinoServer trino() {
    return TrinoServer.forLake(HOME, lake());
  }

  @Override
  public void close() throws Exception {
    trino().stop();
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> fromTheInside = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : fromTheInside) {
        Files.delete(file);
      }
    }
  }
}
