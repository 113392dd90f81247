package io.credlake.web.release;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

/** Files of a release that somebody ordered, from the order until they are there or will not be. */
public final class Order {

  /** How far it is. */
  public enum State {
    /** Others are made before it. */
    WAITING,
    /** It is being made. */
    RUNNING,
    /** Its files are there. */
    READY,
    /** It could not be made. */
    FAILED,
    /** Somebody cancelled it. */
    CANCELLED
  }

  /**
   * What is done at a moment.
   *
   * @param word key of the page's words, as {@code order.step.KEY}
   * @param detail e.g. a dataset or format
   * @param done steps before it
   * @param all steps
   */
  public record Step(String word, String detail, int done, int all) {}

  private final Path folder;
  private final String user;
  private volatile State state = State.WAITING;
  private volatile Step step = new Step("waiting", "", 0, 1);
  private volatile String error;

  // guarded by this
  private final List<Connection> open = new ArrayList<>();
  private boolean cancelled;

  Order(Path folder, String user) {
    this.folder = folder;
    this.user = user;
  }

  /** Where its files are once it is ready. */
  public Path folder() {
    return folder;
  }

  /** Its name among those of its release. */
  public String name() {
    return folder.getFileName().toString();
  }

  /** Who ordered it first. */
  public String user() {
    return user;
  }

  /** How far it is. */
  public State state() {
    return state;
  }

  /** What is done now, or was done last. */
  public Step step() {
    return step;
  }

  /** Why it could not be made, for readers; null: it could, or is not known yet. */
  public String error() {
    return error;
  }

  /** Whether it is still to be made. */
  public boolean isOpen() {
    return state == State.WAITING || state == State.RUNNING;
  }

  /**
   * Tells what is done next.
   *
   * @throws CancellationException if it was cancelled
   */
  void step(String word, String detail, int done, int all) {
    step = new Step(word, detail, done, all);
    synchronized (this) {
      if (cancelled) {
        throw new CancellationException("Cannot go on, it was cancelled: " + name());
      }
    }
  }

  /**
   * A connection that is closed, and with it what it asks, when the order is cancelled.
   *
   * @throws CancellationException if it was cancelled already
   */
  Connection asking(Connection connection) throws SQLException {
    synchronized (this) {
      if (!cancelled) {
        open.add(connection);
        return connection;
      }
    }
    connection.close();
    throw new CancellationException("Cannot ask, it was cancelled: " + name());
  }

  synchronized boolean begin() {
    if (cancelled) {
      state = State.CANCELLED;
      return false;
    }
    state = State.RUNNING;
    return true;
  }

  synchronized void ready() {
    state = State.READY;
    open.clear();
  }

  synchronized void failed(String reason) {
    error = cancelled ? null : reason;
    state = cancelled ? State.CANCELLED : State.FAILED;
    open.clear();
  }

  /** Cancels it; one that is ready stays. */
  public void cancel() {
    List<Connection> asked;
    synchronized (this) {
      cancelled = true;
      if (state == State.WAITING) {
        state = State.CANCELLED;
      }
      asked = List.copyOf(open);
    }
    for (Connection connection : asked) {
      try {
        connection.close();
      } catch (SQLException e) {
        // it is closed already
      }
    }
  }
}
