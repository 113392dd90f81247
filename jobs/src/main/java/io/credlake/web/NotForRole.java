package io.credlake.web;

/** A reader whose role does not reach to what was asked for. */
public final class NotForRole extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** The reader is told by a page of its own. */
  public NotForRole() {
    super("Cannot show it, the role of the reader does not reach so far");
  }
}
