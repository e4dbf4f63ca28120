package dev.firn.local.glue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.firn.local.glue.store.CatalogStore;
import dev.firn.local.glue.store.StoreException;
import java.io.IOException;

/** {@code GET /health}: 200 and what the catalog holds, or 503 and why it cannot be read. */
final class HealthHandler implements HttpHandler {
  private final CatalogStore store;

  HealthHandler(CatalogStore store) {
    this.store = store;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Http.send(exchange, 200, counts());
    } catch (StoreException e) {
      Http.send(exchange, 503, Json.object().put("status", "down").put("reason", e.getMessage()));
    }
  }

  private ObjectNode counts() {
    return store.read(catalog ->
        Json.object()
            .put("status", "up")
            .put("databases", catalog.databases().count())
            .put("tables", catalog.tables().count()));
  }
}
