/** What S3Mock lacks: it keeps the encryption of large objects, and stays fast with many. */
@NullMarked
package dev.firn.local.s3mock;

import org.jspecify.annotations.NullMarked;
