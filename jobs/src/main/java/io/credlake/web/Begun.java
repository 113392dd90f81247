package io.credlake.web;

import io.javalin.http.ServiceUnavailableResponse;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** What is being read for a page, until the page needs it. */
public final class Begun<T> {

  private final FutureTask<T> reading;

  private Begun(FutureTask<T> reading) {
    this.reading = reading;
  }

  /** Reads. */
  @FunctionalInterface
  interface Reading<T> {
    T read() throws SQLException;
  }

  static <T> Begun<T> of(Reading<T> reading) {
    FutureTask<T> task = new FutureTask<>(reading::read);
    Thread.ofVirtual().name("reading").start(task);
    return new Begun<>(task);
  }

  /** What was read; whatever went wrong with it is thrown here. */
  public T get() throws SQLException {
    try {
      return reading.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case SQLException cause -> throw cause;
        case RuntimeException cause -> throw cause;
        case Error cause -> throw cause;
        default -> throw new IllegalStateException(e.getCause());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServiceUnavailableResponse();
    }
  }
}
