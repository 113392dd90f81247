package io.credlake.trino.prompt;

import java.util.Locale;
import java.util.Optional;

/** What the prompt itself understands, besides SQL. */
enum PromptWord {
  QUIT,
  HELP;

  static final String TEXT =
      """
      A statement ends with ; and may go over several lines. 语句以分号结束，可以换行。
        show schemas;                          the rooms of the lake 有哪些库
        show tables from policy;               what they hold 有哪些表
        describe policy.code_validity;         columns and what they mean 列及其含义
      Tab completes, Ctrl-C cancels, \\q or Ctrl-D leaves. Tab 补全，Ctrl-C 取消，\\q 退出。\
      """;

  /** The word that a line is, if it is one. */
  static Optional<PromptWord> of(String line) {
    String word = line.strip().toLowerCase(Locale.ROOT);
    return switch (word.endsWith(";") ? word.substring(0, word.length() - 1).strip() : word) {
      case "\\q", "exit", "quit" -> Optional.of(QUIT);
      case "help", "\\h", "\\?" -> Optional.of(HELP);
      default -> Optional.empty();
    };
  }
}
