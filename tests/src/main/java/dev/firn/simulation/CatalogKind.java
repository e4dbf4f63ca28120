package dev.firn.simulation;

import org.apache.iceberg.RetryableValidationException;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.UpdateRequirements;
import org.apache.iceberg.exceptions.CommitFailedException;

/** The two ways in which catalogs compare and set. */
enum CatalogKind {
  /** The whole metadata is compared, as Glue does. */
  METADATA_CAS {
    @Override
    TableMetadata merge(TableMetadata current, TableMetadata base, TableMetadata wanted) {
      if (!current.metadataFileLocation().equals(base.metadataFileLocation())) {
        throw new CommitFailedException(
            "The metadata is at %s, not at %s any more",
            current.metadataFileLocation(), base.metadataFileLocation());
      }
      return wanted;
    }
  },

  /** Each change brings its own requirements, as in a REST catalog. */
  REST {
    @Override
    TableMetadata merge(TableMetadata current, TableMetadata base, TableMetadata wanted) {
      UpdateRequirements.forUpdateTable(base, wanted.changes())
          .forEach(requirement -> requirement.validate(current));
      TableMetadata.Builder merged = TableMetadata.buildFrom(current);
      try {
        wanted.changes().forEach(change -> change.applyTo(merged));
      } catch (RetryableValidationException e) {
        throw new CommitFailedException(e, "Stale values: %s", e.getMessage());
      }
      return merged.build();
    }
  };

  /** What the table is after a commit, or {@link CommitFailedException}. */
  abstract TableMetadata merge(TableMetadata current, TableMetadata base, TableMetadata wanted);
}
