package io.credlake.dashboard;

/** A panel cannot be shown; the message says why, and the place says where to mend it. */
public final class PanelException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String file;
  private final int line;

  /**
   * What is wrong.
   *
   * @param file relative to the folder of the program
   * @param line from 1; 0 if it is not known
   */
  public PanelException(String file, int line, String message) {
    super(message);
    this.file = file;
    this.line = line;
  }

  /** Where: the file, and the line if it is known. */
  public String place() {
    return line > 0 ? "%s, line %d".formatted(file, line) : file;
  }

  /** What and where. */
  public String describe() {
    return "%s (%s)".formatted(getMessage(), place());
  }
}
