package io.credlake.web;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.HandlerType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Set;

/** What every request must be, and what every answer tells the browser to refuse. */
final class Security {

  /** Form field and header of the token. */
  static final String TOKEN_FIELD = "csrf";

  static final String TOKEN_HEADER = "X-CSRF-Token";

  /** Names of this machine for itself. */
  static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private static final Set<HandlerType> HARMLESS =
      Set.of(HandlerType.GET, HandlerType.HEAD, HandlerType.OPTIONS);

  private static final String POLICY =
      String.join(
          "; ",
          "default-src 'none'",
          "script-src 'self'",
          "style-src 'self'",
          "img-src 'self' data:",
          "font-src 'self'",
          "connect-src 'self'",
          "form-action 'self'",
          "base-uri 'none'",
          "frame-ancestors 'none'");

  private final Set<String> hosts;

  /**
   * Rules of a server.
   *
   * @param hosts names under which it is asked, lower case, without port
   */
  Security(Set<String> hosts) {
    this.hosts = hosts;
  }

  /** Tells the browser what to refuse. */
  void head(Context answer) {
    answer.header("Content-Security-Policy", POLICY);
    answer.header("X-Content-Type-Options", "nosniff");
    answer.header("X-Frame-Options", "DENY");
    answer.header("Referrer-Policy", "same-origin");
    answer.header("Cross-Origin-Opener-Policy", "same-origin");
    answer.header("Cross-Origin-Resource-Policy", "same-origin");
    answer.header("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
  }

  /**
   * Refuses a request for another host: a name that its owner points here would otherwise read the
   * lake through the browser of somebody who is allowed to.
   */
  void checkHost(Context request) {
    String host = request.header("Host");
    if (host == null || !hosts.contains(name(host))) {
      throw new ForbiddenResponse("Invalid host: " + host);
    }
  }

  /** Refuses a request that changes something without the token of its session. */
  void checkToken(Context request, Session session) {
    if (HARMLESS.contains(request.method())) {
      return;
    }
    String token = request.header(TOKEN_HEADER);
    if (token == null) {
      token = request.formParam(TOKEN_FIELD);
    }
    if (token == null || !alike(token, session.csrf())) {
      throw new ForbiddenResponse("Invalid token of the form, load the page anew");
    }
  }

  private static String name(String host) {
    return host.replaceFirst(":[0-9]{1,5}$", "").toLowerCase(Locale.ROOT);
  }

  /** Takes as long whether they differ early or late. */
  private static boolean alike(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
