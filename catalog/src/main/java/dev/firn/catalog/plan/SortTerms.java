package dev.firn.catalog.plan;

import dev.firn.lake.SortTerm;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.iceberg.NullOrder;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SortDirection;
import org.apache.iceberg.SortField;
import org.apache.iceberg.SortOrder;

/** A sort order as text, as {@code lake.yaml} writes it; equal texts are equal orders. */
final class SortTerms {

  private SortTerms() {}

  static String text(List<SortTerm> terms) {
    return terms.stream()
        .map(term -> text(term.column(), term.descending(), term.nullsFirst()))
        .collect(Collectors.joining(", "));
  }

  static String text(SortOrder order, Schema schema) {
    return order.fields().stream()
        .map(field -> text(field, schema))
        .collect(Collectors.joining(", "));
  }

  private static String text(SortField field, Schema schema) {
    String column = String.valueOf(schema.findColumnName(field.sourceId()));
    String term = field.transform().isIdentity() ? column : field.transform() + "(" + column + ")";
    return text(
        term, field.direction() == SortDirection.DESC, field.nullOrder() == NullOrder.NULLS_FIRST);
  }

  private static String text(String term, boolean descending, boolean nullsFirst) {
    return term
        + (descending ? " desc" : "")
        + (nullsFirst == descending ? " nulls " + (nullsFirst ? "first" : "last") : "");
  }
}
