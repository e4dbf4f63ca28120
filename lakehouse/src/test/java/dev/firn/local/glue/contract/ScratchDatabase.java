package dev.firn.local.glue.contract;

import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.TableInput;

/** A database of one test's own, deleted with everything in it. */
record ScratchDatabase(GlueClient glue, String name) implements AutoCloseable {
  static ScratchDatabase create(GlueEndpoint endpoint) {
    GlueClient glue = endpoint.client();
    String name = uniqueName();
    glue.createDatabase(request -> request.databaseInput(input -> input.name(name)));
    return new ScratchDatabase(glue, name);
  }

  static String uniqueName() {
    return "firn_contract_" + UUID.randomUUID().toString().replace("-", "");
  }

  static TableInput.Builder input(String table) {
    return TableInput.builder().name(table).tableType("EXTERNAL_TABLE");
  }

  void createTable(String table) {
    createTable(input(table).build());
  }

  void createTable(TableInput input) {
    glue.createTable(request -> request.databaseName(name).tableInput(input));
  }

  /** Replaces the table's parameters, if it is still at the version, or whatever it is at. */
  void update(String table, String versionId, Map<String, String> parameters) {
    glue.updateTable(request ->
        request
            .databaseName(name)
            .versionId(versionId)
            .tableInput(input(table).parameters(parameters).build()));
  }

  Table table(String table) {
    return glue.getTable(request -> request.databaseName(name).name(table)).table();
  }

  @Override
  public void close() {
    glue.getTablesPaginator(request -> request.databaseName(name)).stream()
        .flatMap(page -> page.tableList().stream())
        .forEach(
            table -> glue.deleteTable(request -> request.databaseName(name).name(table.name())));
    glue.deleteDatabase(request -> request.name(name));
    glue.close();
  }
}
