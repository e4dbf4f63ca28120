/** What S3Mock lacks to behave as S3 does where encryption is concerned. */
@NullMarked
package dev.firn.local.s3mock;

import org.jspecify.annotations.NullMarked;
