package dev.firn.reprocess;

import java.util.Optional;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;

/** Whether files of corrected rows may become files of the table as they are. */
final class RowFilesCheck {
  private RowFilesCheck() {}

  static void require(Table table, String name, CorrectedRows rows) {
    for (DataFile file : rows.rows()) {
      if (file.specId() != table.spec().specId()) {
        throw refused(
            name,
            file,
            "it is of partition spec "
                + file.specId()
                + ", the table's is "
                + table.spec().specId());
      }
      if (!isBelow(table.location(), file)
          && Optional.ofNullable(table.properties().get(TableProperties.WRITE_DATA_LOCATION))
              .filter(folder -> isBelow(folder, file))
              .isEmpty()) {
        throw refused(name, file, "it is not below the table's location " + table.location());
      }
    }
  }

  private static boolean isBelow(String folder, DataFile file) {
    String path = withoutScheme(folder);
    return withoutScheme(file.location()).startsWith(path.endsWith("/") ? path : path + "/");
  }

  /** One object may be named with s3, s3a or s3n. */
  private static String withoutScheme(String location) {
    return location.replaceFirst("^s3[an]?://", "s3://").replaceFirst("^file:/+", "/");
  }

  private static CorrectionRefusedException refused(String name, DataFile file, String reason) {
    return new CorrectionRefusedException(
        CorrectionRefusedException.Reason.UNFIT_ROWS,
        "Cannot adopt " + file.location() + " for correction '" + name + "': " + reason);
  }
}
