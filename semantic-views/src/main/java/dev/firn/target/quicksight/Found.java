package dev.firn.target.quicksight;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import software.amazon.awssdk.services.quicksight.model.DataSetImportMode;
import software.amazon.awssdk.services.quicksight.model.RefreshSchedule;

/** One object as QuickSight holds it. */
sealed interface Found {

  /** Who may see it, and what it is tagged with. */
  Labels labels();

  /** As QuickSight describes it, with fields of its own. */
  ObjectNode definition();

  /** Whether all that is wanted was written, when it was last published. */
  default boolean isFinished(Wanted wanted) {
    return wanted.hash().equals(labels().tags().get(Marks.FINGERPRINT));
  }

  /** What every object has beside its definition. */
  record Labels(Access access, Map<String, String> tags) {
    public Labels {
      tags = Map.copyOf(tags);
    }
  }

  /** Something that is there, and cannot be described. */
  record Unreadable(String reason) implements Found {
    @Override
    public Labels labels() {
      return new Labels(Access.none(), Map.of());
    }

    @Override
    public ObjectNode definition() {
      return JsonNodeFactory.instance.objectNode();
    }
  }

  /** A folder. */
  record Folder(Labels labels, software.amazon.awssdk.services.quicksight.model.Folder described)
      implements Found {
    @Override
    public ObjectNode definition() {
      return WireJson.of(described);
    }
  }

  /** A data source. */
  record Source(
      Labels labels, software.amazon.awssdk.services.quicksight.model.DataSource described)
      implements Found {
    @Override
    public ObjectNode definition() {
      return WireJson.of(described);
    }
  }

  /**
   * A data set.
   *
   * @param schedules when its copy is refreshed, by id; none where the rows are not copied
   * @param inFolder whether it is in the folder that is wanted; true where none is
   */
  record DataSet(
      Labels labels,
      software.amazon.awssdk.services.quicksight.model.DataSet described,
      Map<String, RefreshSchedule> schedules,
      boolean inFolder)
      implements Found {
    public DataSet {
      schedules = Map.copyOf(schedules);
    }

    boolean isCopied() {
      return described.importMode() == DataSetImportMode.SPICE;
    }

    @Override
    public ObjectNode definition() {
      return WireJson.of(described);
    }
  }
}
