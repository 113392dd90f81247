package io.credlake.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.credlake.trino.Endpoint;
import io.credlake.trino.TrinoServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The lake of a generated nation with its server, filled once for all classes of tests that take it
 * as a parameter. They only read it; who writes into a lake fills one of its own.
 */
public final class NationLake implements AutoCloseable {

  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final int TAKEN_WITH_REFUSALS = 1;
  private static final long SEED = 5;

  private final Path folder;

  private NationLake() {
    try (CommandHome home = CommandHome.ofProgram()) {
      folder = Files.createTempDirectory("nation");
      Path nation = folder.resolve("deliveries");
      home.generate(nation, SEED);
      assertThat(home.run("ingest", "--all", nation, "--lake", lake()))
          .as("nine deliveries are there to be refused")
          .isEqualTo(TAKEN_WITH_REFUSALS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gives the lake to tests; the first one waits until it is filled. */
  public static final class Shared implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
      return parameter.getParameter().getType() == NationLake.class;
    }

    @Override
    public NationLake resolveParameter(ParameterContext parameter, ExtensionContext test) {
      // The store of the whole run closes it in the end.
      return test.getRoot()
          .getStore(ExtensionContext.Namespace.create(NationLake.class))
          .getOrComputeIfAbsent(SEED, seed -> new NationLake(), NationLake.class);
    }
  }

  /** The folder of the lake. */
  public Path lake() {
    return folder.resolve("lake");
  }

  /** The folder of the program. */
  public Path home() {
    return HOME;
  }

  /** Its server, which is started when needed. */
  public Endpoint endpoint() throws InterruptedException {
    return TrinoServer.forLake(HOME, lake()).ensureRunning(elapsed -> {});
  }

  @Override
  public void close() throws Exception {
    TrinoServer.forLake(HOME, lake()).stop();
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> fromTheInside = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : fromTheInside) {
        Files.delete(file);
      }
    }
  }
}
