package io.credlake.web.sql;

import io.credlake.trino.query.Columns;
import io.credlake.web.View;
import io.credlake.web.sql.ResultTable.Order;
import java.util.List;
import java.util.Locale;

/**
 * What the page shows of a run.
 *
 * @param run that is shown
 * @param order of the rows
 * @param page of the rows, from 1
 */
public record RunView(SqlRun run, Order order, int page) {

  /** Rows of a page. */
  public static final int PAGE_SIZE = 100;

  private static final double KIB = 1024;

  /** Whether it still runs. */
  public boolean isRunning() {
    return run.state() == SqlRun.State.RUNNING;
  }

  /** Whether there are rows to be shown as a table. */
  public boolean hasTable() {
    return run.result() != null && !run.question().isPlan();
  }

  /** The plan in lines; empty: it is none. */
  public String plan() {
    return run.result() == null || !run.question().isPlan()
        ? ""
        : String.join("\n", run.result().rows().stream().map(row -> row[0]).toList());
  }

  /** Whether a role may not do what was asked. */
  public boolean isRefused() {
    return run.error() != null && run.error().message().startsWith("Access Denied");
  }

  /** The columns. */
  public Columns columns() {
    return run.result().columns();
  }

  /** The rows of the page. */
  public List<String[]> rows() {
    return run.result().page(order, page, PAGE_SIZE);
  }

  /** Number of the first row of the page, from 1. */
  public int firstRow() {
    return (page() - 1) * PAGE_SIZE + 1;
  }

  /** How many pages there are. */
  public int pages() {
    return run.result().pages(PAGE_SIZE);
  }

  /** The page, one that there is. */
  @Override
  public int page() {
    return run.result() == null ? 1 : Math.clamp(page, 1, pages());
  }

  /** Whether a chart can be drawn. */
  public boolean hasChart() {
    return hasTable() && ResultChart.of(run.result(), order).isPresent();
  }

  /** Address of the page with another page of rows, or another order. */
  public String pageUrl(int other, Order ordered) {
    return "/sql?run=" + run.id() + place(other, ordered);
  }

  /** Address of the fragment with another page of rows, or another order. */
  public String url(int other, Order ordered) {
    return "/sql/runs/%s?%s".formatted(run.id(), place(other, ordered).substring(1));
  }

  private static String place(int page, Order order) {
    return "&page=%d&sort=%d&desc=%s".formatted(page, order.column(), order.isDescending());
  }

  /** The order in which a click on a title puts the rows: up, down, as given. */
  public Order next(int column) {
    if (order.column() != column) {
      return new Order(column, false);
    }
    return order.isDescending() ? Order.AS_GIVEN : new Order(column, true);
  }

  /** How a column is ordered, as {@code aria-sort} has it. */
  public String sorted(int column) {
    if (order.column() != column) {
      return "none";
    }
    return order.isDescending() ? "descending" : "ascending";
  }

  /** What became of it, in one sentence. */
  public String say(View view) {
    String seconds = String.format(Locale.ROOT, "%.1f", run.elapsed().toMillis() / 1000.0);
    return switch (run.state()) {
      case RUNNING ->
          view.text(
              "sql.running",
              seconds,
              String.format(Locale.ROOT, "%,d", run.progress().rows()),
              size(run.progress().bytes()));
      case CANCELLED -> view.text("sql.cancelled", seconds);
      case FAILED -> view.text(isRefused() ? "sql.refused" : "sql.failed", seconds);
      case FINISHED -> {
        if (run.question().isPlan()) {
          yield view.text("sql.planned", seconds);
        }
        if (run.result() == null) {
          yield view.text("sql.done", run.change() == null ? "" : run.change(), seconds);
        }
        String rows = String.format(Locale.ROOT, "%,d", run.result().rows().size());
        yield view.text(
            run.result().isCut() ? "sql.cut" : "sql.finished",
            rows,
            seconds,
            size(run.progress().bytes()));
      }
    };
  }

  private static String size(long bytes) {
    if (bytes < KIB * KIB) {
      return String.format(Locale.ROOT, "%.0f KiB", bytes / KIB);
    }
    return String.format(Locale.ROOT, "%,.1f MiB", bytes / KIB / KIB);
  }
}
