package io.credlake.web.release;

import io.credlake.code.Region;
import io.credlake.dataset.Dataset;
import io.credlake.dataset.Datasets;
import io.credlake.export.ExportFormat;
import io.credlake.report.Language;
import io.credlake.report.query.FigureNames;
import io.credlake.report.query.Rows;
import io.credlake.web.InvalidRequest;
import io.credlake.web.Lakes;
import io.credlake.web.NotForRole;
import io.credlake.web.Page;
import io.credlake.web.Routes;
import io.credlake.web.Site;
import io.credlake.web.View;
import io.credlake.web.release.ReleaseFacts.Dated;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The calendar of releases, what each pins, how two differ, and their reports and exports. */
public final class ReleasesPage implements Page {

  private static final Map<String, String> MEDIA_TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "pdf", "application/pdf",
          "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
          "csv", "text/csv; charset=utf-8",
          "zip", "application/zip");

  private final Lakes lakes;
  private final OrderDesk desk;
  private final Datasets datasets;
  private final List<Region> provinces;

  /** The page of a site; files that were made are in the folder {@code web} of its lake. */
  public ReleasesPage(Site site) {
    this.lakes = new Lakes(site);
    this.desk = new OrderDesk(site);
    this.datasets = Datasets.read(site.home().resolve("sql"));
    this.provinces = provinces(site);
  }

  /** Those of which there are reports. */
  private static List<Region> provinces(Site site) {
    return site.names().regions().rows().stream()
        .filter(region -> region.isCurrent() && site.names().provinces().containsKey(region.code()))
        .toList();
  }

  @Override
  public void register(Routes routes) {
    routes
        .page("/releases", "releases", this::calendar)
        .page("/releases/{release}", "release", this::release)
        .post("/releases/{release}/orders", this::order)
        .page("/releases/{release}/orders/{order}", "release-order", this::orderModel)
        .post("/releases/{release}/orders/{order}/cancel", this::cancel)
        .get("/releases/{release}/files/{order}/{file}", this::file)
        .post("/releases/{release}/diff", this::compareInOrder)
        .post("/releases/{release}/diff/{other}", this::compare)
        .page("/releases/{release}/diff/{other}", "release-diff", this::diff);
  }

  @Override
  public void close() {
    desk.close();
  }

  private List<Dated> calendar(String user) throws SQLException {
    try (Connection connection = desk.connect(user)) {
      return new ReleaseFacts(connection).calendar();
    }
  }

  private Map<String, ?> calendar(View view) throws SQLException {
    return Map.of("calendar", calendar(view.user()));
  }

  private Dated named(View view, String parameter) throws SQLException {
    return find(view, view.request().pathParam(parameter)).orElseThrow(NotFoundResponse::new);
  }

  private Optional<Dated> find(View view, String name) throws SQLException {
    return calendar(view.user()).stream().filter(one -> one.name().equals(name)).findAny();
  }

  private Map<String, ?> release(View view) throws SQLException, IOException {
    Dated release = named(view, "release");
    Map<String, Object> model = new HashMap<>();
    try (Connection connection = desk.connect(view.user())) {
      ReleaseFacts facts = new ReleaseFacts(connection);
      model.put("release", release);
      model.put("pinned", facts.pinned(release.name()).orElse(null));
      model.put("digests", facts.digests(release.name()).orElse(null));
      model.put("events", facts.events(release.name()).orElse(null));
      model.put("others", others(facts.calendar(), release));
    }
    model.put("orders", permitted(view, release));
    model.put("datasets", datasets.all());
    model.put("formats", List.of(ExportFormat.values()));
    model.put("provinces", provinces);
    return model;
  }

  private static List<Dated> others(List<Dated> calendar, Dated release) {
    return calendar.stream().filter(one -> !one.name().equals(release.name())).toList();
  }

  private List<Order> permitted(View view, Dated release) throws SQLException, IOException {
    List<Order> permitted = new ArrayList<>();
    Map<String, Boolean> may = new HashMap<>(); // by kind of order
    for (Order order : desk.orders(release)) {
      String kind = order.name().substring(0, order.name().indexOf('-'));
      if (!kind.equals("diff") && may.computeIfAbsent(kind, key -> may(view, release, order))) {
        permitted.add(order);
      }
    }
    return permitted;
  }

  private boolean may(View view, Dated release, Order order) {
    try {
      desk.requireMay(view.user(), release, order);
      return true;
    } catch (NotForRole e) {
      return false;
    } catch (SQLException | IOException e) {
      throw new IllegalStateException("Cannot tell who may have: " + order.name(), e);
    }
  }

  private void order(View view, Context answer) throws Exception {
    Dated release = named(view, "release");
    Order order;
    try {
      order =
          view.field("kind").equals("export")
              ? desk.export(view.user(), release, exportOf(view))
              : desk.report(view.user(), release, reportOf(view));
    } catch (NotForRole e) {
      view.render("release-refused", Map.of("release", release));
      return;
    } catch (IllegalArgumentException e) {
      throw new InvalidRequest(e.getMessage());
    }
    show(view, answer, release, order);
  }

  private void show(View view, Context answer, Dated release, Order order) {
    if (view.wantsPiece()) {
      view.render(
          "release-order", Map.of("release", release, "order", order, "files", files(order)));
    } else {
      answer.redirect("/releases/%s#files".formatted(release.name()), HttpStatus.SEE_OTHER);
    }
  }

  private List<Path> files(Order order) {
    try {
      return order.state() == Order.State.READY ? desk.files(order) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list files of: " + order.name(), e);
    }
  }

  private ExportOrder exportOf(View view) {
    String dataset = view.field("dataset");
    Dataset chosen = dataset.isEmpty() ? null : datasets.dataset(dataset);
    ExportFormat format =
        Arrays.stream(ExportFormat.values())
            .filter(one -> one.toString().equals(view.field("format")))
            .findAny()
            .orElseThrow(() -> new InvalidRequest("Invalid format: " + view.field("format")));
    return new ExportOrder(datasets, chosen, format);
  }

  private ReportOrder reportOf(View view) {
    String region = view.field("region").isEmpty() ? Region.NATION : view.field("region");
    if (!region.equals(Region.NATION)
        && provinces.stream().noneMatch(province -> province.code().equals(region))) {
      throw new InvalidRequest("Invalid region: " + region);
    }
    Language language = Language.of(view.field("language"));
    return switch (view.field("kind")) {
      case "annual" -> new ReportOrder(null, year(view.field("year")), region, language);
      case "bulletin" -> {
        YearMonth month = month(view.field("month"));
        yield new ReportOrder(month, month.getYear(), region, language);
      }
      default -> throw new InvalidRequest("Invalid kind: " + view.field("kind"));
    };
  }

  private static int year(String text) {
    if (!text.matches("[12][0-9]{3}")) {
      throw new InvalidRequest("Invalid year: " + text);
    }
    return Integer.parseInt(text);
  }

  private static YearMonth month(String text) {
    try {
      return YearMonth.parse(text);
    } catch (DateTimeParseException e) {
      throw new InvalidRequest("Invalid month: " + text);
    }
  }

  private Order orderOf(View view, Dated release) throws SQLException, IOException {
    try {
      Order order = desk.find(release, view.request().pathParam("order"));
      desk.requireMay(view.user(), release, order);
      return order;
    } catch (NotForRole | IllegalArgumentException e) {
      throw new NotFoundResponse();
    }
  }

  private Map<String, ?> orderModel(View view) throws SQLException, IOException {
    Dated release = named(view, "release");
    Order order = orderOf(view, release);
    return Map.of("release", release, "order", order, "files", files(order));
  }

  private void cancel(View view, Context answer) throws Exception {
    Dated release = named(view, "release");
    Order order = orderOf(view, release);
    order.cancel();
    show(view, answer, release, order);
  }

  private void file(View view, Context answer) throws Exception {
    Dated release = named(view, "release");
    Order order = orderOf(view, release);
    String name = answer.pathParam("file");
    Path file =
        files(order).stream()
            .filter(one -> one.getFileName().toString().equals(name))
            .findAny()
            .orElseThrow(NotFoundResponse::new);
    desk.givenOut(view.user(), release, order, file);
    answer.contentType(MEDIA_TYPES.get(name.substring(name.lastIndexOf('.') + 1)));
    answer.header("Content-Disposition", "attachment; filename=\"" + name + "\"");
    answer.result(Files.newInputStream(file));
  }

  /**
   * From the form, which knows the other release only when it is sent. The earlier one is always
   * the first, so that two releases are compared once, whichever page is asked.
   */
  private void compareInOrder(View view, Context answer) throws SQLException {
    Dated one = named(view, "release");
    String name = view.field("other");
    Dated other =
        find(view, name).orElseThrow(() -> new InvalidRequest("Invalid release: " + name));
    boolean isLater = one.created().isAfter(other.created());
    compare(view, answer, isLater ? other : one, isLater ? one : other);
  }

  private void compare(View view, Context answer) throws SQLException {
    compare(view, answer, named(view, "release"), named(view, "other"));
  }

  /** Begins to compare two releases, unless that was done, and leads to what comes of it. */
  private void compare(View view, Context answer, Dated first, Dated second) throws SQLException {
    try {
      desk.diff(view.user(), first, second);
    } catch (NotForRole e) {
      // the page says so
    } catch (IllegalArgumentException e) {
      throw new InvalidRequest(e.getMessage());
    }
    answer.redirect(
        "/releases/%s/diff/%s".formatted(first.name(), second.name()), HttpStatus.SEE_OTHER);
  }

  private Map<String, ?> diff(View view) throws SQLException, IOException {
    Dated first = named(view, "release");
    Dated second = named(view, "other");
    Map<String, Object> model = new HashMap<>();
    model.put("first", first);
    model.put("second", second);
    Optional<Order> order = Optional.empty();
    try {
      order = desk.findDiff(view.user(), first, second);
      model.put("may", true);
    } catch (NotForRole e) {
      model.put("may", false); // the page says so
    }
    boolean isReady = order.isPresent() && order.get().state() == Order.State.READY;
    model.put("order", order.orElse(null));
    model.put("files", order.map(this::files).orElse(List.of()));
    model.put("shown", isReady ? DiffOrder.shown(order.get()) : null);
    model.put("names", isReady ? names(view) : null);
    return model;
  }

  private FigureNames names(View view) throws SQLException {
    return lakes.ask(
        view, "names of figures", connection -> FigureNames.read(new Rows(connection)));
  }
}
