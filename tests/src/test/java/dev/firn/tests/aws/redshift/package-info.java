/**
 * Redshift's Data API over a PostgreSQL, which runs the statements for real, in real transactions.
 * It is no Redshift: what is put in the place of something else is in {@link
 * dev.firn.tests.aws.redshift.RedshiftInPostgres}.
 */
@NullMarked
package dev.firn.tests.aws.redshift;

import org.jspecify.annotations.NullMarked;
