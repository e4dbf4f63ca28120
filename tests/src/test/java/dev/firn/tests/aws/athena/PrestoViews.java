package dev.firn.tests.aws.athena;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.AlreadyExistsException;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.GlueException;
import software.amazon.awssdk.services.glue.model.SerDeInfo;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;
import software.amazon.awssdk.services.glue.model.TableInput;

/**
 * Views in Glue in the form in which Athena leaves them: the statement in Base64 within a comment,
 * the columns in a storage descriptor, nothing of what was said about the view before.
 *
 * @param columns of a view by its name: without an engine nobody else knows them
 */
record PrestoViews(GlueClient glue, Function<String, List<String>> columns) {

  private static final Pattern CREATE =
      Pattern.compile(
          "CREATE OR REPLACE VIEW \"awsdatacatalog\"\\.\"([^\"]+)\"\\.\"([a-z0-9_]+)\" AS\\s(.+)",
          Pattern.DOTALL);
  private static final Pattern DROP =
      Pattern.compile("DROP VIEW IF EXISTS \"awsdatacatalog\"\\.\"([^\"]+)\"\\.\"([a-z0-9_]+)\"");

  /**
   * Runs a statement.
   *
   * @throws IllegalArgumentException if it is none of those that are known, or fails
   */
  void run(String sql) {
    Matcher create = CREATE.matcher(sql);
    Matcher drop = DROP.matcher(sql);
    try {
      if (create.matches()) {
        write(create.group(1), input(create.group(2), create.group(3)));
      } else if (drop.matches()) {
        drop(drop.group(1), drop.group(2));
      } else {
        throw new IllegalArgumentException("line 1:1: mismatched input: " + sql);
      }
    } catch (GlueException e) {
      throw new IllegalArgumentException("FAILED: " + e.awsErrorDetails().errorMessage(), e);
    }
  }

  private void write(String database, TableInput input) {
    try {
      glue.createTable(it -> it.databaseName(database).tableInput(input));
    } catch (AlreadyExistsException e) {
      glue.updateTable(it -> it.databaseName(database).tableInput(input));
    }
  }

  private void drop(String database, String view) {
    try {
      glue.deleteTable(it -> it.databaseName(database).name(view));
    } catch (EntityNotFoundException e) {
      // It was to be dropped if it exists.
    }
  }

  private TableInput input(String view, String query) {
    return TableInput.builder()
        .name(view)
        .tableType("VIRTUAL_VIEW")
        .viewOriginalText("/* Presto View: " + encoded(query) + " */")
        .viewExpandedText("/* Presto View */")
        .parameters(Map.of("presto_view", "true", "comment", "Presto View"))
        .storageDescriptor(
            StorageDescriptor.builder()
                .columns(
                    columns.apply(view).stream()
                        .map(name -> Column.builder().name(name).type("string").build())
                        .toList())
                .serdeInfo(SerDeInfo.builder().build())
                .build())
        .build();
  }

  private static String encoded(String query) {
    ObjectNode view = JsonMapper.builder().build().createObjectNode();
    view.put("originalSql", query).put("catalog", "awsdatacatalog");
    return Base64.getEncoder().encodeToString(view.toString().getBytes(StandardCharsets.UTF_8));
  }
}
