package io.credlake.trino.prompt;

import io.credlake.trino.query.SqlScript;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.impl.DefaultParser;

/** Lets a statement go on over lines until its semicolon, and cuts it into words. */
final class PromptParser extends DefaultParser {

  PromptParser() {
    setQuoteChars(new char[0]);
    setEscapeChars(null);
  }

  @Override
  public ParsedLine parse(String line, int cursor, ParseContext context) {
    if (context == ParseContext.ACCEPT_LINE
        && PromptWord.of(line).isEmpty()
        && !SqlScript.isComplete(line)) {
      throw new EOFError(-1, -1, "The statement has no ; yet");
    }
    return super.parse(line, cursor, context);
  }

  @Override
  public boolean isDelimiterChar(CharSequence buffer, int at) {
    char c = buffer.charAt(at);
    return !Character.isLetterOrDigit(c) && c != '_' && c != '.' && c != '$' && c != '\\';
  }
}
