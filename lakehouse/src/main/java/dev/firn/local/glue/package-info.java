/** The local Glue endpoint: the Data Catalog part of the AWS Glue API over HTTP, on local state. */
@NullMarked
package dev.firn.local.glue;

import org.jspecify.annotations.NullMarked;
