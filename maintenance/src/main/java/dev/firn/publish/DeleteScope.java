package dev.firn.publish;

import dev.firn.files.Specs;
import dev.firn.index.StagedIndex;
import dev.firn.index.key.KeyColumns;
import java.util.HashSet;
import java.util.function.LongPredicate;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Table;
import org.apache.iceberg.util.StructLikeWrapper;

/**
 * Which rows of a key an equality delete file deletes: all, if its fields are the key. If they also
 * name partition columns, then a key that has moved is another tuple, and Iceberg's rule holds:
 * only rows of the same partition ({@code docs/protocol.md}, H15).
 */
final class DeleteScope {
  private final StagedIndex staged;
  private final KeyColumns columns;
  private final Table table;

  DeleteScope(StagedIndex staged, KeyColumns columns, Table table) {
    this.staged = staged;
    this.columns = columns;
    this.table = table;
  }

  LongPredicate of(DeleteFile delete) {
    PartitionSpec spec = Specs.of(table, delete);
    if (spec.isUnpartitioned() || columns.ids().equals(new HashSet<>(delete.equalityFieldIds()))) {
      return location -> true;
    }
    StructLikeWrapper wrapper = StructLikeWrapper.forType(spec.partitionType());
    StructLikeWrapper partition = wrapper.copyFor(delete.partition());
    return location -> {
      DataFile file = staged.fileAt(location);
      return file.specId() == delete.specId()
          && partition.equals(wrapper.copyFor(file.partition()));
    };
  }
}
