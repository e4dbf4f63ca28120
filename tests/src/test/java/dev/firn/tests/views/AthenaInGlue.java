package dev.firn.tests.views;

import dev.firn.local.glue.GlueConfig;
import dev.firn.local.glue.GlueServer;
import dev.firn.local.site.LocalCredentials;
import dev.firn.semantic.ViewColumn;
import dev.firn.target.athena.AthenaClients;
import dev.firn.target.aws.Pace;
import dev.firn.tests.aws.athena.FakeAthena;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.TableInput;

/** A fake of Athena over the local Glue endpoint, and what somebody does there by hand. */
final class AthenaInGlue implements AutoCloseable {

  static final String DATABASE = "retail_athena";

  private final GlueServer server;
  private final GlueClient glue;
  private final FakeAthena athena;
  private List<Integer> versions = new ArrayList<>();

  private AthenaInGlue(GlueServer server, GlueClient glue) throws IOException {
    this.server = server;
    this.glue = glue;
    this.athena = FakeAthena.start(glue, AthenaInGlue::columns);
  }

  static AthenaInGlue start(Path folder, Pace pace) throws IOException {
    LocalCredentials.use();
    GlueServer server = GlueServer.start(GlueConfig.of(folder));
    return new AthenaInGlue(
        server, AthenaClients.glue("us-east-1", Optional.of(server.endpoint().toString()), pace));
  }

  GlueServer server() {
    return server;
  }

  GlueClient glue() {
    return glue;
  }

  FakeAthena athena() {
    return athena;
  }

  void replaceByHand(String view) {
    TableInput input =
        TableInput.builder()
            .name(view)
            .tableType("VIRTUAL_VIEW")
            .viewOriginalText("/* Presto View: e30= */")
            .build();
    if (tables().containsKey(view)) {
      glue.updateTable(it -> it.databaseName(DATABASE).tableInput(input));
    } else {
      glue.createTable(it -> it.databaseName(DATABASE).tableInput(input));
    }
  }

  void dropByHand(String view) {
    glue.deleteTable(it -> it.databaseName(DATABASE).name(view));
  }

  /** The views, by name. */
  Map<String, Table> tables() {
    Map<String, Table> tables = new TreeMap<>();
    try {
      glue.getTablesPaginator(it -> it.databaseName(DATABASE)).stream()
          .flatMap(page -> page.tableList().stream())
          .forEach(table -> tables.put(table.name(), table));
    } catch (EntityNotFoundException e) {
      return Map.of();
    }
    return tables;
  }

  /** Statements of Athena, and changes in Glue, which counts the versions of tables. */
  List<String> takeWrites() {
    List<String> writes = new ArrayList<>(athena.takeWrites());
    List<Integer> now =
        tables().values().stream().map(table -> Integer.valueOf(table.versionId())).toList();
    if (!now.equals(versions)) {
      writes.add("versions " + now);
    }
    versions = now;
    return writes;
  }

  private static List<String> columns(String view) {
    return RetailDeclared.model().view(view).orElseThrow().columns().stream()
        .map(ViewColumn::name)
        .toList();
  }

  @Override
  public void close() {
    athena.close();
    glue.close();
    server.close();
  }
}
