/**
 * What a Glue endpoint must do, asked through the AWS SDK and through Iceberg's own catalog. Runs
 * against the local endpoint, and against any other with {@code -Dfirn.glue.contract.endpoint=URL};
 * {@code aws} means the real one, in the region and with the credentials of the environment.
 */
package dev.firn.local.glue.contract;
