package io.credlake.reader;

import static io.credlake.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.credlake.reader.FirstViews.Opened;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FirstViewsTest {

  private static final Map<String, String> SITE =
      Map.of(
          "/a",
              "<main><a href='/a/1'>1</a><a href='/a/2'>2</a><p hx-get='/a/piece' hx-trigger=load>",
          "/a/piece", "<p>piece</p>",
          "/a/1", "<p hx-get='/broken' hx-trigger=load></p>",
          "/broken", "<p role=alert>Column missing</p>",
          "/b", "<p>b</p>");

  private final Queue<String> asked = new ConcurrentLinkedQueue<>();
  private final CompletableFuture<Opened> done = new CompletableFuture<>();
  private HttpServer server;
  private URI home;

  @BeforeEach
  void start() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    home = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(CountDownLatch held) {
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            asked.add(exchange.getRequestURI().getPath());
            held.await();
            byte[] page =
                SITE.get(exchange.getRequestURI().getPath()).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  @Test
  void eachPageIsOpenedWithItsPiecesAndTheFirstUnderIt() throws Exception {
    answer(new CountDownLatch(0));
    try (FirstViews views = FirstViews.begin(home, List.of("/a", "/b"), done::complete)) {
      Opened opened = done.get(1, TimeUnit.MINUTES);
      assertThat(asked).containsExactly("/a", "/a/piece", "/a/1", "/broken", "/b");
      assertThat(opened.answers()).isEqualTo(4);
      assertThat(opened.faults()).containsExactly("/broken: Column missing");
    }
  }

  @Test
  void whatIsClosedOpensNothingMore() throws Exception {
    CountDownLatch held = new CountDownLatch(1);
    answer(held);
    FirstViews views = FirstViews.begin(home, List.of("/a", "/b"), done::complete);
    await().until(() -> !asked.isEmpty());
    views.close();
    held.countDown();
    views.join();
    assertThat(asked).containsExactly("/a");
    assertThat(done).isNotDone();
  }
}
