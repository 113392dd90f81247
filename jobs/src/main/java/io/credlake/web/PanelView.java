package io.credlake.web;

import io.credlake.dashboard.CodeNames;
import io.credlake.dashboard.PanelAbout;
import io.credlake.dashboard.PanelColumn;
import io.credlake.dashboard.PanelFile;
import io.credlake.dashboard.PanelResult;
import io.credlake.dashboard.Parameter;
import io.credlake.dashboard.Parameters;
import io.credlake.dashboard.Source;
import io.credlake.dataset.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What the template of a panel shows of its answer. */
public final class PanelView {

  /** The most rows that a table shows; a download has all. */
  public static final int MOST_SHOWN = 200;

  private final View view;
  private final PanelFile panel;
  private final PanelResult result;
  private final Source source;
  private final Parameters parameters;
  private final Values values;

  PanelView(
      View view,
      PanelFile panel,
      PanelResult result,
      Source source,
      Parameters parameters,
      CodeNames names) {
    this.view = view;
    this.panel = panel;
    this.result = result;
    this.source = source;
    this.parameters = parameters;
    this.values = new Values(view.language(), names);
  }

  /**
   * A cell of a table, or a big number.
   *
   * @param text value, or the sign of its absence
   * @param absence why it is missing: a key of {@code absent.*}; null: it is there
   * @param number whether it stands to the right
   * @param facts more to tell of it, by name; empty: nothing
   * @param link where it leads to; null: nowhere
   */
  public record Cell(
      String text, String absence, boolean number, Map<String, String> facts, String link) {}

  /** The panel. */
  public PanelFile panel() {
    return panel;
  }

  /** What it is. */
  public PanelAbout about() {
    return panel.about();
  }

  /** The answer. */
  public PanelResult result() {
    return result;
  }

  /** A text in the language of the page. */
  public String in(Text text) {
    return text == null ? "" : view.language().of(text.zh(), text.en());
  }

  /** The columns that tables show, by name. */
  public Map<String, PanelColumn> columns() {
    Map<String, PanelColumn> shown = new LinkedHashMap<>();
    about()
        .columns()
        .forEach(
            (name, column) -> {
              if (column.shown()) {
                shown.put(name, column);
              }
            });
    return shown;
  }

  /** The rows that tables show. */
  public List<List<Object>> rows() {
    return result.rows().subList(0, Math.min(MOST_SHOWN, result.rows().size()));
  }

  /** A cell; the first column shown leads to what lies behind the row. */
  public Cell cell(List<Object> row, String name) {
    PanelColumn column = about().columns().get(name);
    Object value = result.value(row, name);
    boolean leads = columns().keySet().iterator().next().equals(name);
    String link = leads ? link(row) : null;
    boolean number = column.unit().isNumber();
    if (value == null) {
      boolean mayLack = column.status() == null && !number;
      String absence = mayLack ? null : Values.absence(result.value(row, column.status()));
      String text = absence == null ? "" : view.text("absent." + absence);
      return new Cell(text, absence, number, facts(row, column), link);
    }
    return new Cell(values.text(column, value), null, number, facts(row, column), link);
  }

  /** The parts of a ratio under a big number; empty if it is none. */
  public String parts(List<Object> row, String name) {
    PanelColumn column = about().columns().get(name);
    if (column.numerator() == null) {
      return "";
    }
    Object numerator = result.value(row, column.numerator());
    Object denominator = result.value(row, column.denominator());
    return numerator == null || denominator == null
        ? ""
        : text(column.numerator(), numerator) + " / " + text(column.denominator(), denominator);
  }

  /** What stands behind a figure: its parts, status, day, senders and definition. */
  Map<String, String> facts(List<Object> row, PanelColumn column) {
    Map<String, String> facts = new LinkedHashMap<>();
    if (!column.isFigure()) {
      return facts;
    }
    fact(facts, row, "figure.numerator", column.numerator());
    fact(facts, row, "figure.denominator", column.denominator());
    if (column.status() != null) {
      Object status = result.value(row, column.status());
      facts.put(
          view.text("figure.status"),
          status == null ? view.text("status.unknown") : text(column.status(), status));
    }
    facts.put(view.text("figure.asOf"), asOf(row, column));
    facts.put(view.text("figure.source"), sourceName());
    fact(facts, row, "figure.senders", column.senders());
    if (column.definition() != null) {
      facts.put(view.text("figure.definition"), in(column.definition()));
    }
    return facts;
  }

  private void fact(Map<String, String> facts, List<Object> row, String key, String name) {
    if (name == null) {
      return;
    }
    Object value = result.value(row, name);
    String title = about().columns().get(name).title(view.language());
    String label = view.text(key) + (title.isEmpty() ? "" : view.text("figure.of", title));
    facts.put(label, value == null ? view.text("absent.unknown") : text(name, value));
  }

  private String text(String column, Object value) {
    PanelColumn about = about().columns().get(column);
    String status = "status." + value;
    return about.words().isEmpty() && Messages.has(view.language(), status)
        ? view.text(status)
        : values.text(about, value);
  }

  private String asOf(List<Object> row, PanelColumn column) {
    Object told = column.asOf() == null ? null : result.value(row, column.asOf());
    return told == null ? asOf() : values.text(about().columns().get(column.asOf()), told);
  }

  /** The day that the answer is of. */
  public String asOf() {
    return source.note() == null
        ? view.text("status.unknown")
        : view.language().day(source.note().asOf());
  }

  /** Whether it is the lake as it stands. */
  public boolean isLive() {
    return source.isLive();
  }

  /** The release, or that it is live. */
  public String sourceName() {
    return source.isLive()
        ? view.text("source.live")
        : view.text("source.release", source.note().name());
  }

  /** Where a row leads to; null: nowhere. */
  String link(List<Object> row) {
    PanelAbout.Drill drill = about().drill();
    if (drill == null) {
      return null;
    }
    String path = drill.page();
    for (String column : result.columns()) {
      path = path.replace("{" + column + "}", Objects.toString(result.value(row, column), ""));
    }
    var filters = view.filters();
    for (Map.Entry<String, String> set : drill.set().entrySet()) {
      String value = Objects.toString(result.value(row, set.getValue()), null);
      filters =
          switch (set.getKey()) {
            case "region" -> filters.withRegion(value);
            case "field" -> filters.withField(value);
            default -> filters.withPeriod(value);
          };
    }
    return filters.on(path);
  }

  /** The parameters that were bound, as SQL writes them. */
  public Map<String, String> bound() {
    Map<String, String> bound = new LinkedHashMap<>();
    for (Parameter parameter : panel.query().parameters()) {
      bound.put(":" + parameter.key(), parameters.literal(parameter));
    }
    return bound;
  }

  /** What the chart is drawn from, as JSON. */
  public String chart() {
    return new ChartData(this, view, values).json();
  }

  /** How to name it as a source. */
  public String citation() {
    String url = view.request().scheme() + "://" + view.request().host() + address();
    return view.text(
        source.isLive() ? "cite.live" : "cite.release",
        in(about().title()),
        source.isLive() ? result.at().toString().substring(0, 16) + "Z" : source.note().name(),
        asOf(),
        url);
  }

  /** The address of the page with this panel and the same filters. */
  public String address() {
    return view.filters().on("/" + panel.page()) + "#" + id();
  }

  /** The address of the download. */
  public String download() {
    return view.filters().on("/panels/%s/data.csv".formatted(panel.address()));
  }

  /** Its id in the page. */
  public String id() {
    return "panel-" + panel.name();
  }

  /** Which of the filters it takes, in words, with what is chosen. */
  public List<String> taken() {
    List<String> taken = new ArrayList<>();
    for (String filter : panel.filters()) {
      taken.add(
          switch (filter) {
            case "region" -> name(PanelColumn.Unit.REGION, Parameter.REGION);
            case "field" ->
                parameters.values().get(Parameter.FIELD) == null
                    ? view.text("filter.allFields")
                    : name(PanelColumn.Unit.FIELD, Parameter.FIELD);
            default -> Objects.toString(parameters.values().get(Parameter.PERIOD));
          });
    }
    return taken;
  }

  private String name(PanelColumn.Unit unit, Parameter parameter) {
    return values
        .names()
        .name(unit, parameters.values().get(parameter).toString(), view.language());
  }

  /** Rows not shown in the table. */
  public int hidden() {
    return result.rows().size() - rows().size();
  }
}
