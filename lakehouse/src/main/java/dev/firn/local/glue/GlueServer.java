package dev.firn.local.glue;

import com.sun.net.httpserver.HttpServer;
import dev.firn.local.glue.fault.FaultScript;
import dev.firn.local.glue.store.CatalogStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A Data Catalog that speaks the AWS Glue JSON protocol (2017-03-31) on plain HTTP. Signatures are
 * not checked. State is durable before a request is answered.
 */
public final class GlueServer implements AutoCloseable {
  /** How long a stop waits for requests that are being answered. */
  private static final int STOP_SECONDS = 2;

  private final HttpServer http;
  private final ExecutorService threads;
  private final CatalogStore store;
  private final FaultScript faults;
  private final String host;

  private GlueServer(HttpServer http, CatalogStore store, FaultScript faults, String host) {
    this.http = http;
    this.threads = Executors.newVirtualThreadPerTaskExecutor();
    this.store = store;
    this.faults = faults;
    this.host = host;
  }

  /**
   * Starts a server; it answers when this returns.
   *
   * @throws UncheckedIOException when the port cannot be listened on
   * @throws dev.firn.local.glue.store.StoreException when the data cannot be opened
   */
  public static GlueServer start(GlueConfig config) {
    CatalogStore store = CatalogStore.open(config.data());
    try {
      HttpServer http = bind(config);
      GlueServer server = new GlueServer(http, store, new FaultScript(), config.host());
      server.serve(config);
      return server;
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  private static HttpServer bind(GlueConfig config) {
    try {
      return HttpServer.create(new InetSocketAddress(config.host(), config.port()), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot listen on %s:%d: %s".formatted(config.host(), config.port(), e.getMessage()), e);
    }
  }

  private void serve(GlueConfig config) {
    Dispatcher dispatcher = Dispatcher.of(store, Clock.systemUTC(), config.limits(), faults);
    http.createContext("/", new ApiHandler(dispatcher));
    http.createContext("/health", new HealthHandler(store));
    if (config.faultsOverHttp()) {
      http.createContext("/faults", new FaultHandler(faults));
    }
    http.setExecutor(threads);
    http.start();
  }

  /** Where clients find it, such as {@code http://127.0.0.1:4567}. */
  public URI endpoint() {
    String reachable = host.equals("0.0.0.0") ? "127.0.0.1" : host;
    return URI.create("http://%s:%d".formatted(reachable, http.getAddress().getPort()));
  }

  /** What is to go wrong from now on; empty at the start. */
  public FaultScript faults() {
    return faults;
  }

  /** Finishes the requests that are being answered, then closes the data. Idempotent. */
  @Override
  public void close() {
    threads.shutdown();
    awaitRequests();
    http.stop(0);
    store.close();
  }

  private void awaitRequests() {
    try {
      if (!threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
