/**
 * Athena's API in front of the local Glue endpoint: it keeps views as Athena does, and runs no SQL.
 */
@NullMarked
package dev.firn.tests.aws.athena;

import org.jspecify.annotations.NullMarked;
