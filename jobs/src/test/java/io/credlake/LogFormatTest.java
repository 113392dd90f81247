package io.credlake;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;

/** What is logged of a delivery, as text and as JSON lines. */
class LogFormatTest {

  @TempDir private Path folder;

  @Test
  void linesOfTextByDefault() throws Exception {
    assertThat(logged(null)).endsWith(" io.credlake.Test Delivery is complete delivery=\"abc\"\n");
  }

  @Test
  void linesOfJsonWhenAskedFor() throws Exception {
    JsonNode line = new ObjectMapper().readTree(logged("json"));
    assertThat(line.path("level").asText()).isEqualTo("INFO");
    assertThat(line.path("message").asText()).isEqualTo("Delivery is complete");
    assertThat(line.at("/kvpList/0/delivery").asText()).isEqualTo("abc");
  }

  @Test
  void linesGoToWhoeverKeepsThem() throws Exception {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream before = System.err;
    System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      log("/logback-stderr.xml", null);
      log("/logback-stderr.xml", "json");
    } finally {
      System.setErr(before);
    }
    assertThat(said.toString(StandardCharsets.UTF_8).lines())
        .satisfiesExactly(
            text -> assertThat(text).endsWith("Delivery is complete delivery=\"abc\""),
            json -> assertThat(json).startsWith("{").contains("\"delivery\":\"abc\""));
  }

  private String logged(String format) throws Exception {
    log("/logback.xml", format);
    return Files.readString(folder.resolve("log"));
  }

  private void log(String configuration, String format) throws Exception {
    LoggerContext context = new LoggerContext();
    context.setMDCAdapter(new LogbackMDCAdapter());
    context.putProperty("credlake.log", folder.resolve("log").toString());
    if (format != null) {
      context.putProperty("CREDLAKE_LOG_FORMAT", format);
    }
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(LogFormatTest.class.getResource(configuration));
    Logger log = context.getLogger("io.credlake.Test");
    log.atInfo().addKeyValue("delivery", "abc").log("Delivery is complete");
    context.stop();
  }
}
