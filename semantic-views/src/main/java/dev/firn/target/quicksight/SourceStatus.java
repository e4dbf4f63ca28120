package dev.firn.target.quicksight;

import java.util.Optional;
import software.amazon.awssdk.services.quicksight.model.DataSource;
import software.amazon.awssdk.services.quicksight.model.DataSourceErrorInfo;
import software.amazon.awssdk.services.quicksight.model.ResourceStatus;

/**
 * How far a data source is. QuickSight tries the connection after it has answered:
 *
 * <pre>
 * create -> CREATION_IN_PROGRESS -> CREATION_SUCCESSFUL or CREATION_FAILED
 * update -> UPDATE_IN_PROGRESS   -> UPDATE_SUCCESSFUL or UPDATE_FAILED
 * </pre>
 */
final class SourceStatus {

  private SourceStatus() {}

  static boolean isInProgress(DataSource source) {
    return source.status() == ResourceStatus.CREATION_IN_PROGRESS
        || source.status() == ResourceStatus.UPDATE_IN_PROGRESS;
  }

  /** Whether it never came to be: it has to be deleted before it can be made again. */
  static boolean isStillborn(DataSource source) {
    return source.status() == ResourceStatus.CREATION_FAILED;
  }

  /** Why it cannot be used; empty if it can, or if that is not known yet. */
  static Optional<String> failure(DataSource source) {
    if (!isStillborn(source) && source.status() != ResourceStatus.UPDATE_FAILED) {
      return Optional.empty();
    }
    DataSourceErrorInfo error = source.errorInfo();
    return Optional.of(
        error == null
            ? source.statusAsString()
            : "%s: %s: %s"
                .formatted(source.statusAsString(), error.typeAsString(), error.message()));
  }
}
