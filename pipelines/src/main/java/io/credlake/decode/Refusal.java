package io.credlake.decode;

/** Why a delivery was refused, as its message tells. */
public final class Refusal {

  static final String ABOUT_MINOR = "Cannot take delivery, record about a minor";

  private Refusal() {}

  /** Whether a delivery was refused because it held a record about a minor; null: it was not. */
  public static boolean isAboutMinor(String message) {
    return message != null && message.startsWith(ABOUT_MINOR);
  }
}
