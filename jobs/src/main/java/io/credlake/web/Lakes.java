package io.credlake.web;

import io.credlake.code.Regions;
import io.credlake.dashboard.Answers.Failure;
import io.credlake.dashboard.Answers.NoAnswerException;
import io.credlake.dashboard.Answers.Question;
import io.credlake.dashboard.Panels;
import io.credlake.dashboard.Source;
import io.credlake.report.query.Names;
import io.credlake.report.query.Rows;
import io.credlake.trino.query.SqlError;
import io.javalin.http.ServiceUnavailableResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Where pages read what no single panel tells: once for all readers who ask the same, until the
 * lake changes.
 *
 * @param site whose lake it is
 */
public record Lakes(Site site) {

  /** Reads over a connection. */
  @FunctionalInterface
  public interface Work<T> {

    /** What is read; it must not change any more. */
    T of(Connection connection) throws SQLException;
  }

  /** What tells the questions of pages from those of panels. */
  private record Subject(Object of) {}

  /**
   * What is read from the release of a view, or the lake as it stands, as whom reads.
   *
   * @param subject tells what is asked, with all that it depends on
   * @throws InvalidRequest if there is no such release, or readers do not see it
   * @throws NotForRole if Trino refuses it to whom reads
   * @throws ServiceUnavailableResponse if it takes too long, or too much is asked at once
   */
  public <T> T ask(View view, Object subject, Work<T> work) throws SQLException {
    Source source = site.source(view);
    try {
      return site.answers()
          .ask(
              source,
              new Question(view.user(), source.state(), new Subject(subject)),
              (connection, running) -> work.of(connection));
    } catch (NoAnswerException e) {
      if (SqlError.isRefusal(e.getCause())) {
        throw new NotForRole();
      }
      if (e.failure() == Failure.FAILED) {
        throw new SQLException("Cannot read figures of a page", e.getCause());
      }
      throw new ServiceUnavailableResponse();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServiceUnavailableResponse();
    }
  }

  /** Begins to read what {@link #ask} reads, so that several questions are asked at once. */
  public <T> Begun<T> begin(View view, Object subject, Work<T> work) {
    return Begun.of(() -> ask(view, subject, work));
  }

  /** What the codes are called. */
  public Names names(View view) throws SQLException {
    return beginNames(view).get();
  }

  /** Begins to read what the codes are called. */
  public Begun<Names> beginNames(View view) {
    return begin(view, "names", connection -> Names.read(new Rows(connection)));
  }

  /** How figures of a view are cited. */
  public Citation citation(View view, String title, String address) throws SQLException {
    return new Citation(view, site.source(view), title, address);
  }

  /** What may be chosen. */
  public FilterBar bar(View view) throws SQLException {
    return FilterBar.of(site, view);
  }

  /** Administrative divisions. */
  public Regions regions() {
    return site.names().regions();
  }

  /** The panels of a page. */
  public List<Panels.Found> panels(String page) {
    return site.panels().of(page);
  }

  /** Folder of the configuration. */
  public Path conf() {
    return site.home().resolve("conf");
  }
}
