package dev.firn.catalog.plan;

import dev.firn.lake.PartitionTerm;
import dev.firn.lake.PartitionTerm.Transform;
import java.util.Locale;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.expressions.Term;

/** How a partition term is spelled: as Iceberg's term, as a field name, as text. */
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

  /**
   * The name of the partition field, the same whether the field comes with the table or later; it
   * holds the width, so that two widths of one column never claim one name.
   */
  static String name(PartitionTerm term) {
    String word = term.transform().name().toLowerCase(Locale.ROOT);
    return switch (term.transform()) {
      case IDENTITY -> term.column();
      case YEAR, MONTH, DAY, HOUR -> term.column() + "_" + word;
      case BUCKET -> term.column() + "_bucket_" + term.width();
      case TRUNCATE -> term.column() + "_trunc_" + term.width();
    };
  }

  /** As {@code lake.yaml} writes it. */
  static String text(PartitionTerm term) {
    String word = term.transform().name().toLowerCase(Locale.ROOT);
    if (term.transform() == Transform.IDENTITY) {
      return term.column();
    }
    return term.width() == 0
        ? word + "(" + term.column() + ")"
        : word + "(" + term.width() + ", " + term.column() + ")";
  }
}
