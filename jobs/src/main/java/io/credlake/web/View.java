package io.credlake.web;

import io.credlake.code.ChinaTime;
import io.credlake.dashboard.Filters;
import io.credlake.report.Language;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a page knows of the request that it answers: who reads, in which language and colours, and
 * what is chosen.
 */
public final class View {

  private static final String LANGUAGE = "lang";
  private static final String THEME = "theme";
  private static final DateTimeFormatter CHINA_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ChinaTime.ZONE);
  private static final int YEAR_SECONDS = 365 * 24 * 3600;

  private final Context request;
  private final Session session;
  private final Language language;
  private final Theme theme;
  private final Filters filters;
  private final boolean signsIn;

  private View(
      Context request,
      Session session,
      Language language,
      Theme theme,
      Filters filters,
      boolean signsIn) {
    this.request = request;
    this.session = session;
    this.language = language;
    this.theme = theme;
    this.filters = filters;
    this.signsIn = signsIn;
  }

  /**
   * The view of a request. What the address says of language and theme is kept in cookies.
   *
   * @param preferred language where neither address nor cookie names one; null: as the browser asks
   * @param signsIn whether readers sign in
   * @throws IllegalArgumentException if a filter is written in a wrong way
   */
  static View of(Context request, Session session, Language preferred, boolean signsIn) {
    return new View(
        request,
        session,
        language(request, preferred),
        theme(request),
        new Filters(
            request.queryParam("release"),
            request.queryParam("period"),
            request.queryParam("region"),
            request.queryParam("field")),
        signsIn);
  }

  /** A view without filters, for what cannot be answered. */
  static View bare(Context request, Session session, Language preferred) {
    return new View(
        request, session, language(request, preferred), theme(request), Filters.NONE, false);
  }

  private static Language language(Context request, Language preferred) {
    String asked = request.queryParam(LANGUAGE);
    if (isLanguage(asked)) {
      keep(request, LANGUAGE, asked);
      return Language.of(asked);
    }
    String kept = request.cookie(LANGUAGE);
    if (isLanguage(kept)) {
      return Language.of(kept);
    }
    return preferred != null ? preferred : accepted(request.header("Accept-Language"));
  }

  /** The first of the browser's languages that there is; Chinese if it names none. */
  private static Language accepted(String header) {
    if (header == null) {
      return Language.ZH;
    }
    return Locale.LanguageRange.parse(header).stream()
        .map(range -> range.getRange().substring(0, Math.min(2, range.getRange().length())))
        .filter(View::isLanguage)
        .findFirst()
        .map(Language::of)
        .orElse(header.isBlank() ? Language.ZH : Language.EN);
  }

  private static boolean isLanguage(String tag) {
    return "zh".equals(tag) || "en".equals(tag);
  }

  private static Theme theme(Context request) {
    var asked = Theme.of(request.queryParam(THEME));
    asked.ifPresent(theme -> keep(request, THEME, theme.key()));
    return asked.or(() -> Theme.of(request.cookie(THEME))).orElse(Theme.AUTO);
  }

  private static void keep(Context request, String name, String value) {
    request.cookie(new Cookie(name, value, "/", YEAR_SECONDS, false, true, null, SameSite.LAX));
  }

  /** The language of the page. */
  public Language language() {
    return language;
  }

  /** The other language. */
  public Language otherLanguage() {
    return language == Language.ZH ? Language.EN : Language.ZH;
  }

  /** The colours of the page. */
  public Theme theme() {
    return theme;
  }

  /** What is chosen. */
  public Filters filters() {
    return filters;
  }

  /** As whom Trino is asked. */
  public String user() {
    return session.user();
  }

  /** Who reads, as pages write it. */
  public String userName() {
    return session.name();
  }

  /** Whether who reads has signed in, and can sign out. */
  public boolean isSignedIn() {
    return session.isKnown() && signsIn;
  }

  /** The token that each form must carry, as field {@code csrf} or header. */
  public String csrf() {
    return session.csrf();
  }

  /** The request, for what else its address and form say. */
  public Context request() {
    return request;
  }

  /** A field of the form that was sent, without blanks around it; empty if there is none. */
  public String field(String name) {
    String text = request.formParam(name);
    return text == null ? "" : text.strip();
  }

  /**
   * Whether a script asks, which wants a piece of a page; else it is a form, and a page follows.
   */
  public boolean wantsPiece() {
    return wantsPiece(request);
  }

  static boolean wantsPiece(Context request) {
    return request.header("HX-Request") != null;
  }

  /** A text of {@link Messages} in the language of the page. */
  public String text(String key, Object... arguments) {
    return Messages.text(language, key, arguments);
  }

  /** Whether the page is in Chinese. */
  public boolean isChinese() {
    return language == Language.ZH;
  }

  /** An instant to the minute, as the clocks of China show it. */
  public String chinaTime(Instant instant) {
    return CHINA_TIME.format(instant);
  }

  /** Answers by a template of {@code jte/web}; {@code view} is among its parameters. */
  public void render(String template, Map<String, ?> model) {
    request.html(Templates.render(template, this, model));
  }

  /** The path of the page. */
  public String path() {
    return request.path();
  }

  /** Whether the page is that of a path or lies under it. */
  public boolean isUnder(String path) {
    return path().equals(path) || path().startsWith(path + "/");
  }

  /** An address of another page with the same filters. */
  public String url(String path) {
    return filters.on(path);
  }

  /** The address of this page with one parameter set to another value. */
  public String with(String name, String value) {
    Map<String, String> parameters = new TreeMap<>();
    request.queryParamMap().forEach((key, values) -> parameters.put(key, values.getFirst()));
    parameters.remove(LANGUAGE);
    parameters.remove(THEME);
    parameters.put(name, value);
    StringBuilder address = new StringBuilder(path());
    char separator = '?';
    for (Map.Entry<String, String> parameter : parameters.entrySet()) {
      address.append(separator).append(encoded(parameter.getKey())).append('=');
      address.append(encoded(parameter.getValue()));
      separator = '&';
    }
    return address.toString();
  }

  /** The address of a file of our own. */
  public String asset(String file) {
    return "/assets/" + file;
  }

  /** The address of a file of a library, by its name at npm. */
  public String library(String name, String file) {
    return Libraries.address(name, file);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
