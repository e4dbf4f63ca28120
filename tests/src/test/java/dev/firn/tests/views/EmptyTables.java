package dev.firn.tests.views;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.firn.catalog.LakeCatalog;
import dev.firn.catalog.plan.ApplyOptions;
import dev.firn.catalog.plan.LakeApplier;
import dev.firn.catalog.plan.LakePlanner;
import dev.firn.lake.DeclaredTable;
import dev.firn.lake.Lake;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.inmemory.InMemoryCatalog;
import org.apache.iceberg.inmemory.InMemoryFileIO;
import org.apache.iceberg.io.FileIO;
import software.amazon.awssdk.services.glue.GlueClient;

/** The lake's tables as {@code firn apply} makes them, in a Glue, over an S3 that is only read. */
final class EmptyTables implements AutoCloseable {

  private final Lake lake;
  private final InMemoryCatalog catalog = new InMemoryCatalog();
  private final FileIO files = new InMemoryFileIO();
  private final HttpServer s3;

  private EmptyTables(Lake lake) throws IOException {
    this.lake = lake;
    catalog.initialize(lake.name(), Map.of("warehouse", lake.warehouse()));
    LakeCatalog open = LakeCatalog.of(catalog, lake);
    new LakeApplier(lake, open, _ -> {}).apply(LakePlanner.plan(lake, open), ApplyOptions.SAFE);
    s3 = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    s3.createContext("/", this::answer);
    s3.start();
  }

  static EmptyTables create(Lake lake) throws IOException {
    return new EmptyTables(lake);
  }

  /** Where S3 answers. */
  String endpoint() {
    return "http://127.0.0.1:" + s3.getAddress().getPort();
  }

  /** Lets a Glue know them. */
  void enter(GlueClient glue) {
    String database = lake.catalog().database();
    glue.createDatabase(it -> it.databaseInput(input -> input.name(database)));
    for (DeclaredTable table : lake.tables()) {
      String metadata = metadata(table.name());
      glue.createTable(it ->
          it.databaseName(database)
              .tableInput(input ->
                  input
                      .name(table.name())
                      .tableType("EXTERNAL_TABLE")
                      .parameters(Map.of("table_type", "ICEBERG", "metadata_location", metadata))));
    }
  }

  private String metadata(String table) {
    HasTableOperations loaded = (HasTableOperations) LakeCatalog.of(catalog, lake).load(table);
    return loaded.operations().current().metadataFileLocation();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange;
        InputStream file =
            files.newInputFile("s3:/" + exchange.getRequestURI().getPath()).newStream()) {
      byte[] bytes = file.readAllBytes();
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    } catch (NotFoundException e) {
      exchange.sendResponseHeaders(404, -1);
    }
  }

  @Override
  public void close() throws IOException {
    s3.stop(0);
    catalog.close();
  }
}
