package dev.firn.catalog.plan;

import dev.firn.lake.PartitionTerm;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.expressions.Term;

/** Partition terms in Iceberg's own form. */
final class PartitionTerms {

  private PartitionTerms() {}

  static Term term(PartitionTerm term) {
    String column = term.column();
    return switch (term.transform()) {
      case IDENTITY -> Expressions.ref(column);
      case YEAR -> Expressions.year(column);
      case MONTH -> Expressions.month(column);
      case DAY -> Expressions.day(column);
      case HOUR -> Expressions.hour(column);
      case BUCKET -> Expressions.bucket(column, term.width());
      case TRUNCATE -> Expressions.truncate(column, term.width());
    };
  }
}
