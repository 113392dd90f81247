package io.credlake.web.progress;

import io.credlake.plan.SeriesBreak;
import io.credlake.web.progress.Promise.Standing;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The observed path of a commitment against the one to its target: coordinates of a drawing of
 * {@link #WIDTH} by {@link #HEIGHT}.
 *
 * @param lines observed, cut at breaks and gaps: points as SVG writes them
 * @param points all observed values
 * @param base where progress is counted from; empty if there is no base
 * @param required straight way from the base to the target; empty without a level to reach
 * @param projected from the year looked at to what comes of it if it goes on like this
 * @param target height of the target; null without a level to reach
 * @param breaks of the series
 * @param gaps periods without a value
 * @param years ticks of time
 * @param levels ticks of values
 */
public record PathChart(
    List<String> lines,
    List<Point> points,
    Optional<Point> base,
    Optional<Line> required,
    Optional<Line> projected,
    Double target,
    List<Mark> breaks,
    List<Gap> gaps,
    List<Tick> years,
    List<Tick> levels) {

  /** Width of the drawing. */
  public static final int WIDTH = 760;

  /** Height of the drawing. */
  public static final int HEIGHT = 320;

  /** Where the values begin. */
  public static final int LEFT = 64;

  /** Where the values end. */
  public static final int RIGHT = WIDTH - 24;

  /** Where the highest value lies. */
  public static final int TOP = 28;

  /** Where the lowest value lies. */
  public static final int BOTTOM = HEIGHT - 44;

  private static final int TICKS = 5;
  private static final int DECEMBER = 12;
  private static final double PERCENT = 100;

  /** A value on the drawing. */
  public record Point(double x, double y, String period, double value) {}

  /** A straight line. */
  public record Line(double x1, double y1, double x2, double y2, double to) {}

  /** A break of the series. */
  public record Mark(double x, SeriesBreak found) {}

  /** A period without a value, and why. */
  public record Gap(double x, Observed observed) {}

  /** A tick of an axis. */
  public record Tick(double at, String text) {}

  /**
   * Lays a chart out.
   *
   * @param first year at which it begins
   * @param last year at which it ends at the earliest
   */
  public static PathChart of(CutSeries series, Promise promise, int first, int last) {
    Measured measured = promise.measured();
    Optional<Standing> now = promise.standing();
    int end = measured.by() == null ? last : Math.max(last, measured.by().getYear());
    Scale time =
        new Scale(0, ChronoUnit.MONTHS.between(YearMonth.of(first, 1), december(end)), LEFT, RIGHT);
    Scale value = values(series, measured, now);
    Placed placed = new Placed(first, time, value);
    List<Tick> levels =
        IntStream.rangeClosed(0, TICKS)
            .mapToDouble(i -> value.low + i * (value.high - value.low) / TICKS)
            .mapToObj(level -> new Tick(value.at(level), text(level, value.high - value.low)))
            .toList();
    List<Tick> years =
        IntStream.rangeClosed(first, end)
            .mapToObj(year -> new Tick(placed.x(december(year)), Integer.toString(year)))
            .toList();
    return new PathChart(
        series.pieces().stream().filter(piece -> piece.size() > 1).map(placed::line).toList(),
        series.values().stream().map(placed::point).toList(),
        now.filter(one -> one.base() != null && one.baseYear() != null)
            .map(one -> placed.point(one.baseYear(), one.base())),
        now.filter(one -> one.base() != null && measured.target() != null)
            .map(
                one ->
                    placed.line(
                        december(one.baseYear()), one.base(), measured.by(), measured.target())),
        now.filter(one -> one.projected() != null && one.value() != null)
            .filter(one -> measured.by() != null && one.year() < measured.by().getYear())
            .map(
                one ->
                    placed.line(december(one.year()), one.value(), measured.by(), one.projected())),
        measured.target() == null ? null : value.at(measured.target()),
        promise.breaks().stream()
            .filter(one -> one.month().getYear() >= first && one.month().getYear() <= end)
            .map(one -> new Mark(placed.x(one.month().minusMonths(1)), one))
            .toList(),
        series.gaps().stream().map(one -> new Gap(placed.x(one.period().last()), one)).toList(),
        years,
        levels);
  }

  private static YearMonth december(int year) {
    return YearMonth.of(year, DECEMBER);
  }

  // A share is drawn from nothing to all unless it moves within a tenth of that.
  private static Scale values(CutSeries series, Measured measured, Optional<Standing> now) {
    double[] all =
        Stream.concat(
                series.values().stream().map(Observed::value),
                Stream.of(
                        measured.target(),
                        now.map(Standing::base).orElse(null),
                        now.map(Standing::projected).orElse(null))
                    .filter(one -> one != null))
            .mapToDouble(Double::doubleValue)
            .toArray();
    double low = IntStream.range(0, all.length).mapToDouble(i -> all[i]).min().orElse(0);
    double high = IntStream.range(0, all.length).mapToDouble(i -> all[i]).max().orElse(1);
    if (measured.unit().equals("percent") && low >= 0 && high <= PERCENT) {
      return new Scale(0, PERCENT, BOTTOM, TOP);
    }
    low = Math.min(0, low);
    high = Math.max(high, low + 1);
    double step = step((high - low) / TICKS);
    low = Math.floor(low / step) * step;
    return new Scale(low, Math.max(low + TICKS * step, high), BOTTOM, TOP);
  }

  /** The least of 1, 2, 2.5, 5, 10 and so on that is not below a number. */
  static double step(double least) {
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    return Stream.of(1.0, 2.0, 2.5, 5.0, 10.0)
        .map(one -> one * power)
        .filter(one -> one >= least * (1 - 1e-9))
        .findFirst()
        .orElseThrow();
  }

  private static String text(double level, double range) {
    int decimals = range / TICKS >= 1 && Math.abs(level - Math.rint(level)) < 1e-6 ? 0 : 1;
    return String.format(Locale.ROOT, "%,." + decimals + "f", level);
  }

  private record Scale(double low, double high, double from, double to) {
    double at(double number) {
      return from + (to - from) * (number - low) / (high - low);
    }
  }

  private record Placed(int first, Scale time, Scale value) {

    double x(YearMonth month) {
      return time.at(ChronoUnit.MONTHS.between(YearMonth.of(first, 1), month));
    }

    Point point(Observed one) {
      return new Point(
          x(one.period().last()), value.at(one.value()), one.period().toString(), one.value());
    }

    Point point(int year, double number) {
      return new Point(x(december(year)), value.at(number), Integer.toString(year), number);
    }

    Line line(YearMonth from, double start, YearMonth to, double end) {
      return new Line(x(from), value.at(start), x(to), value.at(end), end);
    }

    String line(List<Observed> piece) {
      List<String> texts = new ArrayList<>();
      for (Observed one : piece) {
        Point point = point(one);
        texts.add(String.format(Locale.ROOT, "%.1f,%.1f", point.x, point.y));
      }
      return String.join(" ", texts);
    }
  }
}
