/** The state of the local Data Catalog: databases, tables, versions and tags on disk. */
@NullMarked
package dev.firn.local.glue.store;

import org.jspecify.annotations.NullMarked;
