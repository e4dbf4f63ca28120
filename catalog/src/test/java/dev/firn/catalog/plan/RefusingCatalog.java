package dev.firn.catalog.plan;

import org.apache.iceberg.Schema;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.inmemory.InMemoryCatalog;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** A catalog whose store knows no such KMS key. */
final class RefusingCatalog extends InMemoryCatalog {

  @Override
  public TableBuilder buildTable(TableIdentifier identifier, Schema schema) {
    throw S3Exception.builder().statusCode(400).message("Invalid keyId 'nope'").build();
  }
}
