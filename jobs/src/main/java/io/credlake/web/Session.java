package io.credlake.web;

/**
 * Who reads, from the first request of a browser on.
 *
 * @param id that only the browser's cookie knows
 * @param csrf token that each form must carry
 * @param user as whom Trino is asked
 */
public record Session(String id, String csrf, String user) {

  @Override
  public String toString() {
    return "session of " + user; // id and token are in no log
  }
}
