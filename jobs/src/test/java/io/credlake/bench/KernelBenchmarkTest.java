package io.credlake.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credlake.bench.KernelBenchmark.Result;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelBenchmarkTest {

  @TempDir private Path folder;

  /**
   * Only when it is asked for is the source compiled with JMH, so what it calls is checked here.
   */
  @Test
  void theSourceGoesWithTheProgram() throws Exception {
    URL source = Objects.requireNonNull(KernelBenchmark.class.getResource("Kernels.java"));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter told = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      boolean compiled =
          compiler
              .getTask(
                  told,
                  files,
                  null,
                  List.of("-proc:none", "-d", folder.toString()),
                  null,
                  files.getJavaFileObjects(Path.of(URI.create(source.toString()))))
              .call();
      assertThat(compiled).as(told.toString()).isTrue();
    }
  }

  @Test
  void resultsOfJmhAreRead() throws IOException {
    Path results =
        Files.writeString(
            folder.resolve("results.json"),
            """
            [{"benchmark": "io.credlake.bench.Kernels.readRows", "mode": "thrpt",
              "primaryMetric": {"score": 1234.5, "scoreError": "NaN", "scoreUnit": "ops/s"}},
             {"benchmark": "io.credlake.bench.Kernels.checkCodes", "mode": "thrpt",
              "primaryMetric": {"score": 2.5, "scoreError": 0.5, "scoreUnit": "ops/s"}}]
            """);
    assertThat(KernelBenchmark.read(results))
        .containsExactly(new Result("readRows", 1234.5, 0), new Result("checkCodes", 2.5, 0.5));
  }

  @Test
  void noTimeIsRefused() {
    assertThatThrownBy(() -> new KernelBenchmark(folder, 0))
        .hasMessage("Invalid seconds, at least 1: 0");
  }
}
