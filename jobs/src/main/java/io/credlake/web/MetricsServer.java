package io.credlake.web;

import io.prometheus.metrics.exporter.httpserver.HTTPServer;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;

/**
 * Tells Prometheus how the web application is: its queries and its memory, but of no user and no
 * lake. It has an address of its own, so that readers of the dashboards need not reach it.
 */
public final class MetricsServer implements AutoCloseable {

  private final HTTPServer server;
  private final String host;

  private MetricsServer(HTTPServer server, String host) {
    this.server = server;
    this.host = host;
  }

  /**
   * Starts to tell.
   *
   * @param address port 0: any that is free
   * @throws IllegalStateException if the address is taken or not one of this machine
   */
  public static MetricsServer start(PrometheusRegistry registry, InetSocketAddress address) {
    JvmMetrics.builder().register(registry);
    try {
      return new MetricsServer(
          HTTPServer.builder()
              .hostname(address.getHostString())
              .port(address.getPort())
              .registry(registry)
              .buildAndStart(),
          address.getHostString());
    } catch (IOException e) {
      throw new IllegalStateException(
          "Cannot tell metrics, %s: %s:%d%nChoose another in conf/web.properties 请在其中另选地址"
              .formatted(e.getMessage(), address.getHostString(), address.getPort()),
          e);
    }
  }

  /** Where it answers. */
  public String address() {
    return "http://%s:%d/metrics".formatted(host, server.getPort());
  }

  @Override
  public void close() {
    server.close();
  }
}
