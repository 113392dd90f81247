package io.credlake.trino.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jline.reader.EOFError;
import org.jline.reader.Parser.ParseContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PromptParserTest {

  private final PromptParser parser = new PromptParser();

  @ParameterizedTest
  @ValueSource(strings = {"select 1;", "select ';';", "\\q", "exit", "HELP;", "", "-- it's"})
  void takesALineThatIsWhole(String line) {
    assertThat(parser.parse(line, line.length(), ParseContext.ACCEPT_LINE).line()).isEqualTo(line);
  }

  @ParameterizedTest
  @ValueSource(strings = {"select 1", "select '", "select 1; select 2"})
  void letsAStatementGoOn(String line) {
    assertThatThrownBy(() -> parser.parse(line, line.length(), ParseContext.ACCEPT_LINE))
        .isInstanceOf(EOFError.class)
        .hasMessage("The statement has no ; yet");
  }

  @Test
  void completesTheNameUnderTheCursor() {
    String line = "select count(core.sub";
    assertThat(parser.parse(line, line.length(), ParseContext.COMPLETE).word())
        .isEqualTo("core.sub");
  }
}
