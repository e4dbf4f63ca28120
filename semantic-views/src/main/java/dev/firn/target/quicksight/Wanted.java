package dev.firn.target.quicksight;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.quicksight.model.CreateDataSetRequest;
import software.amazon.awssdk.services.quicksight.model.CreateDataSourceRequest;
import software.amazon.awssdk.services.quicksight.model.CreateFolderRequest;
import software.amazon.awssdk.services.quicksight.model.DataSetImportMode;
import software.amazon.awssdk.services.quicksight.model.RefreshSchedule;

/** One object as QuickSight should hold it. */
sealed interface Wanted {

  /** Identity of the object, its name for people, and who may see it. */
  Head head();

  /** The request that makes it. */
  SdkPojo request();

  /** The fields of its own that QuickSight gives back, as they are sent. */
  ObjectNode definition();

  /** Hash of all that is wanted. */
  String hash();

  /**
   * What all objects have.
   *
   * @param subject as it is called in reports: a data set has the name of its view
   * @param lake whose it is
   */
  record Head(ObjectKey key, String arn, String subject, String lake, Access access) {

    String id() {
      return key.id();
    }

    /** Says which object, in errors. */
    String label() {
      return key.label();
    }
  }

  /** The shared folder. */
  record Folder(Head head, CreateFolderRequest request) implements Wanted {
    @Override
    public ObjectNode definition() {
      return WireJson.of(request).retain("Name");
    }

    @Override
    public String hash() {
      return Marks.hash(WireJson.of(request).toString());
    }
  }

  /** The connection to the engine that has the views. */
  record Source(Head head, CreateDataSourceRequest request) implements Wanted {
    @Override
    public ObjectNode definition() {
      ObjectNode sent = WireJson.of(request);
      ObjectNode own =
          sent.deepCopy()
              .retain(
                  "Name",
                  "Type",
                  "DataSourceParameters",
                  "VpcConnectionProperties",
                  "SslProperties");
      String secret = sent.path("Credentials").path("SecretArn").asText();
      return secret.isEmpty() ? own : own.put("SecretArn", secret);
    }

    @Override
    public String hash() {
      return Marks.hash(WireJson.of(request).toString());
    }
  }

  /**
   * A view.
   *
   * @param schedules when its copy is refreshed, by id
   * @param folder id of the folder that it is in
   */
  record DataSet(
      Head head,
      CreateDataSetRequest request,
      Map<String, RefreshSchedule> schedules,
      Optional<String> folder)
      implements Wanted {
    public DataSet {
      schedules = Map.copyOf(schedules);
    }

    /** Whether QuickSight keeps a copy of the rows. */
    boolean isCopied() {
      return request.importMode() == DataSetImportMode.SPICE;
    }

    @Override
    public ObjectNode definition() {
      return WireJson.of(request)
          .retain("Name", "PhysicalTableMap", "LogicalTableMap", "ImportMode");
    }

    @Override
    public String hash() {
      ObjectNode all = JsonNodeFactory.instance.objectNode();
      all.set("DataSet", WireJson.of(request));
      List<String> ids = schedules.keySet().stream().sorted().toList();
      ids.forEach(id -> all.set(id, WireJson.of(schedules.getOrDefault(id, empty()))));
      folder.ifPresent(id -> all.put("Folder", id));
      return Marks.hash(all.toString());
    }

    private static RefreshSchedule empty() {
      return RefreshSchedule.builder().build();
    }
  }
}
