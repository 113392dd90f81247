package io.credlake.index.uncertainty;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** Does numbered pieces of work on several threads; which thread does which changes no result. */
final class Workers {

  private Workers() {}

  /** Does pieces 0 to count − 1; what a piece throws is thrown when all have stopped. */
  static void each(int count, int threads, IntConsumer piece) {
    AtomicInteger next = new AtomicInteger();
    try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
      List<Future<?>> done = new ArrayList<>();
      for (int t = 0; t < threads; t++) {
        done.add(
            workers.submit(
                () -> {
                  try {
                    for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                      piece.accept(i);
                    }
                  } catch (RuntimeException e) {
                    next.set(count); // the others need not go on
                    throw e;
                  }
                }));
      }
      for (Future<?> one : done) {
        one.get();
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Cannot finish replications, the thread was stopped", e);
    }
  }
}
