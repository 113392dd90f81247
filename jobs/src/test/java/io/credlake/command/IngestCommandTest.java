package io.credlake.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told of words that do not say what to read. */
class IngestCommandTest {

  private CommandHome home;

  @BeforeEach
  void takeHome() {
    home = CommandHome.ofProgram();
  }

  @AfterEach
  void leaveHome() {
    home.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ingest | what to read is missing: give a feed and its files, or --all DIR, or --kafka with"
            + " --topic",
        "ingest enterprise-registration | what to read is missing: give a feed and its files",
        "ingest --kafka broker:9092 | of --kafka and --topic one is missing: give both",
        "ingest --topic a=x | of --kafka and --topic one is missing: give both",
        "ingest --to-end enterprise-registration a.csv | of --kafka and --topic one is missing",
        "ingest --kafka broker:9092 --topic a=x --topic a=y"
            + " | a feed has two topics, its rows come from one: a=x, a=y",
        "ingest --kafka broker:9092 --topic a=x --topic b=x | a topic is of two feeds: a=x, b=x",
        "ingest --kafka broker:9092 --topic a=x --watch"
            + " | folders to follow are missing: topics are followed without --watch",
      })
  void whatToReadIsMissingOrSaidTwice(String words, String reason) {
    assertThat(home.run((Object[]) words.split(" "))).isEqualTo(2);
    assertThat(home.err()).startsWith("Cannot ingest, " + reason);
  }
}
