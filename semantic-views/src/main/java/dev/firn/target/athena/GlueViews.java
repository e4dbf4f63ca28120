package dev.firn.target.athena;

import dev.firn.target.aws.ServiceFailure;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.AlreadyExistsException;
import software.amazon.awssdk.services.glue.model.ConcurrentModificationException;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.TableInput;

/**
 * The views of one Glue database, as Athena leaves them there.
 *
 * @param catalogId account that owns the catalog; empty for the caller's own
 */
record GlueViews(GlueClient client, Optional<String> catalogId, String database) {

  private static final String SERVICE = "Glue";
  private static final String VIEW = "VIRTUAL_VIEW";
  private static final int ATTEMPTS = 5;

  /** All views; none where the database is missing. */
  List<Table> all() {
    try {
      return client
          .getTablesPaginator(it -> it.catalogId(catalogId.orElse(null)).databaseName(database))
          .stream()
          .flatMap(page -> page.tableList().stream())
          .filter(table -> VIEW.equals(table.tableType()))
          .toList();
    } catch (EntityNotFoundException e) {
      return List.of();
    } catch (SdkException e) {
      throw ServiceFailure.of("list the views of database '" + database + "'", SERVICE, e);
    }
  }

  /** Makes the database, unless it is there. */
  void createDatabase() {
    try {
      client.getDatabase(it -> it.catalogId(catalogId.orElse(null)).name(database));
    } catch (EntityNotFoundException missing) {
      create();
    } catch (SdkException e) {
      throw ServiceFailure.of("look for database '" + database + "'", SERVICE, e);
    }
  }

  private void create() {
    try {
      client.createDatabase(
          it -> it.catalogId(catalogId.orElse(null)).databaseInput(input -> input.name(database)));
    } catch (AlreadyExistsException e) {
      // Somebody else made it meanwhile, or the reply to our own request was lost.
    } catch (SdkException e) {
      throw ServiceFailure.of("create database '" + database + "'", SERVICE, e);
    }
  }

  /** Changes what is said about a view; a change that comes between is read and kept. */
  void change(String purpose, String view, UnaryOperator<TableInput> edit) {
    try {
      for (int i = 1; !changed(view, edit, i == ATTEMPTS); i++) {}
    } catch (SdkException e) {
      throw ServiceFailure.of(purpose, SERVICE, e);
    }
  }

  private boolean changed(String view, UnaryOperator<TableInput> edit, boolean last) {
    Table found =
        client
            .getTable(it -> it.catalogId(catalogId.orElse(null)).databaseName(database).name(view))
            .table();
    TableInput before = input(found);
    TableInput after = edit.apply(before);
    if (after.equals(before)) {
      return true;
    }
    try {
      client.updateTable(it ->
          it.catalogId(catalogId.orElse(null))
              .databaseName(database)
              .tableInput(after)
              .skipArchive(true)
              .versionId(found.versionId()));
      return true;
    } catch (ConcurrentModificationException e) {
      if (last) {
        throw e;
      }
      return false;
    }
  }

  private static TableInput input(Table table) {
    return TableInput.builder()
        .name(table.name())
        .description(table.description())
        .owner(table.owner())
        .lastAccessTime(table.lastAccessTime())
        .lastAnalyzedTime(table.lastAnalyzedTime())
        .retention(table.retention())
        .storageDescriptor(table.storageDescriptor())
        .partitionKeys(table.hasPartitionKeys() ? table.partitionKeys() : null)
        .viewOriginalText(table.viewOriginalText())
        .viewExpandedText(table.viewExpandedText())
        .tableType(table.tableType())
        .parameters(table.hasParameters() ? table.parameters() : null)
        .targetTable(table.targetTable())
        .build();
  }
}
