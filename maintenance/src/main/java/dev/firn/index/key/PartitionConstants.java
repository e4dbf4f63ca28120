package dev.firn.index.key;

import dev.firn.files.Specs;
import java.util.HashMap;
import java.util.Map;
import org.apache.iceberg.ContentFile;
import org.apache.iceberg.PartitionField;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.IdentityPartitionConverters;
import org.apache.iceberg.types.Type;
import org.jspecify.annotations.Nullable;

/** Values of identity partition columns, which a data file need not hold. */
public final class PartitionConstants {
  private PartitionConstants() {}

  /** Those of the columns that are projected, by field id, as generic readers give them. */
  public static Map<Integer, @Nullable Object> of(
      Table table, ContentFile<?> file, Schema projection) {
    PartitionSpec spec = Specs.of(table, file);
    Map<Integer, @Nullable Object> constants = new HashMap<>();
    for (int i = 0; i < spec.fields().size(); i++) {
      PartitionField field = spec.fields().get(i);
      if (field.transform().isIdentity() && projection.findField(field.sourceId()) != null) {
        Type type = spec.partitionType().fields().get(i).type();
        Object value = file.partition().get(i, Object.class);
        constants.put(field.sourceId(), IdentityPartitionConverters.convertConstant(type, value));
      }
    }
    return constants;
  }
}
