package dev.firn.files;

import org.apache.iceberg.ManifestContent;

/**
 * A data or delete file that a snapshot reached which has left its table.
 *
 * @param content of the manifest that names it
 */
public record RemovedFile(String location, long bytes, ManifestContent content) {}
