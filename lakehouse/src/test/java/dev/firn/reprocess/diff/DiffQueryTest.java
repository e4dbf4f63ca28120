package dev.firn.reprocess.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.Test;

class DiffQueryTest {
  private static final Types.NestedField ID =
      Types.NestedField.required(1, "id", Types.LongType.get());
  private static final Types.NestedField TAX =
      Types.NestedField.optional(2, "tax", Types.DecimalType.of(7, 2));
  private static final Types.NestedField BODY =
      Types.NestedField.optional(3, "body", Types.BinaryType.get());

  @Test
  void comparesWithoutRegardToNulls() {
    DiffQuery query = query(new Schema(List.of(ID, TAX, BODY), Set.of(1)));

    assertThat(query.counts())
        .isEqualTo(
            """
            SELECT
              count(b."id"),
              count(a."id"),
              count_if(b."id" IS NOT NULL AND a."id" IS NOT NULL AND (b."tax" IS DISTINCT FROM\
             a."tax" OR b."body" IS DISTINCT FROM a."body")),
              count_if(b."id" IS NULL),
              count_if(a."id" IS NULL),
              count_if(b."id" IS NOT NULL AND a."id" IS NOT NULL AND b."tax" IS DISTINCT FROM\
             a."tax"),
              count_if(b."id" IS NOT NULL AND a."id" IS NOT NULL AND b."body" IS DISTINCT FROM\
             a."body"),
              CAST(sum(b."tax") AS varchar),
              CAST(sum(a."tax") AS varchar)
            FROM (SELECT * FROM t FOR VERSION AS OF 1) b
            FULL JOIN (SELECT * FROM t FOR VERSION AS OF 2) a
            ON b."id" = a."id\"\
            """);
  }

  @Test
  void showsRowsThatDifferInTheOrderOfTheKey() {
    String sample = query(new Schema(List.of(ID, TAX, BODY), Set.of(1))).sample(3);

    assertThat(sample)
        .contains("coalesce(CAST(b.\"id\" AS varchar), CAST(a.\"id\" AS varchar))")
        .contains("to_hex(b.\"body\")")
        .endsWith("ORDER BY coalesce(b.\"id\", a.\"id\")\nLIMIT 3");
  }

  @Test
  void comparesTablesThatAreAllKey() {
    DiffQuery query = query(new Schema(List.of(ID), Set.of(1)));

    assertThat(query.counts()).contains("(false)");
    assertThat(query.sample(1)).contains("a.\"id\" IS NULL OR false");
  }

  @Test
  void leavesColumnsOutThatOneSideDoesNotHave() {
    Schema before = new Schema(List.of(ID, TAX), Set.of(1));
    Schema after =
        new Schema(List.of(ID, Types.NestedField.optional(2, "vat", TAX.type()), BODY), Set.of(1));

    assertThat(DiffColumn.common(before, after))
        .containsExactly(new DiffColumn("id", ID.type(), true));
  }

  @Test
  void refusesATableWithoutKey() {
    assertThatThrownBy(() -> query(new Schema(ID, TAX)))
        .hasMessage("Cannot compare rows of a table without a key");
  }

  private static DiffQuery query(Schema schema) {
    return new DiffQuery(
        "t FOR VERSION AS OF 1", "t FOR VERSION AS OF 2", DiffColumn.common(schema, schema));
  }
}
