package io.credlake.web;

import io.credlake.access.Passwords;
import io.credlake.trino.TrinoServer;
import io.credlake.web.signin.SignIns;
import io.credlake.web.signin.SignIns.Outcome;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.UnauthorizedResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** Lets nobody further who has not signed in. */
final class SignInGate {

  private static final String ADDRESS = "/sign-in";
  private static final int TOO_MANY = 429;
  private static final int WRONG = 401;
  private static final int MILLIS = 1000;

  private final SignIns signIns;
  private final Sessions sessions;

  private SignInGate(SignIns signIns, Sessions sessions) {
    this.signIns = signIns;
    this.sessions = sessions;
  }

  static SignInGate of(Site site, Sessions sessions) {
    TrinoServer server = TrinoServer.forLake(site.home(), site.lake());
    return new SignInGate(
        new SignIns(
            site.home().resolve("conf"),
            new Passwords(site.settings().served().passwords()),
            server.tokenFile(),
            server.auditFolder(),
            InstantSource.system()),
        sessions);
  }

  void register(Routes routes) {
    routes
        .get(ADDRESS, (view, answer) -> form(view, null, "", local(answer.queryParam("to"))))
        .post(ADDRESS, this::signIn)
        .post("/sign-out", this::signOut);
  }

  /** Sends who has not signed in, or may not stay so, to where one does. */
  void admit(Context request, Session session) throws IOException {
    if (request.path().equals(ADDRESS) || (session.isKnown() && signIns.mayStay(session.user()))) {
      return;
    }
    if (session.isKnown()) {
      sessions.begin(request, null);
    }
    boolean isFragment = View.wantsPiece(request);
    if (isFragment) {
      request.header("HX-Redirect", ADDRESS);
    }
    if (isFragment || !request.method().name().equals("GET")) {
      throw new UnauthorizedResponse();
    }
    String query = request.queryString() == null ? "" : "?" + request.queryString();
    request.redirect(
        ADDRESS + "?to=" + URLEncoder.encode(request.path() + query, StandardCharsets.UTF_8),
        HttpStatus.SEE_OTHER);
    request.skipRemainingHandlers();
  }

  private void signIn(View view, Context answer) throws IOException {
    String user = field(answer, "user");
    String to = local(answer.formParam("to"));
    switch (signIns.attempt(user, field(answer, "password"), answer.ip())) {
      case Outcome.In in -> {
        // under a new id, so that nobody who knows the old one is let in with it
        sessions.begin(answer, new Sessions.Reader(in.asked(), in.name()));
        answer.redirect(to, HttpStatus.SEE_OTHER);
      }
      case Outcome.Wrong wrong -> {
        answer.status(WRONG);
        form(view, view.text("signin.wrong"), user, to);
      }
      case Outcome.Wait wait -> {
        long seconds = Math.ceilDiv(wait.left().toMillis(), MILLIS);
        answer.status(TOO_MANY).header("Retry-After", Long.toString(seconds));
        form(view, view.text("signin.wait", seconds), user, to);
      }
    }
  }

  private void signOut(View view, Context answer) throws IOException {
    signIns.signedOut(view.userName(), answer.ip());
    sessions.begin(answer, null);
    answer.redirect(ADDRESS, HttpStatus.SEE_OTHER);
  }

  private static void form(View view, String problem, String user, String to) {
    Map<String, Object> model = new HashMap<>();
    model.put("problem", problem);
    model.put("user", user);
    model.put("to", to);
    view.render("sign-in", model);
  }

  /** An address of this server alone; all else leads to the first page. */
  static String local(String address) {
    return address != null
            && address.startsWith("/")
            && !address.startsWith("//")
            && address.chars().allMatch(c -> c > ' ' && c != '\\' && c < 127)
            && !address.startsWith(ADDRESS)
        ? address
        : "/";
  }

  private static String field(Context request, String name) {
    String text = request.formParam(name);
    return text == null ? "" : text;
  }
}
