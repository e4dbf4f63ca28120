package dev.firn.bench.stream;

/**
 * Rows of sales that somebody else than the stream inserts, with the values that they must have.
 */
public final class SalesInsert {
  private SalesInsert() {}

  /**
   * The statement that inserts version 1 of these keys, in Trino's SQL.
   *
   * @param from first number
   * @param to last number
   */
  public static String of(String table, int from, int to) {
    return """
    INSERT INTO %s
      (channel, order_number, item_id, version, customer_id, quantity, sales_price, sent_at)
    SELECT element_at(ARRAY['store', 'catalog', 'web'], CAST(n %% 3 AS integer) + 1), n,
      n %% 18000 + 1, 1, n %% 100000, CAST((n + 7) %% 100 AS integer) + 1,
      CAST((n + 7) %% 100 + 1 AS decimal(7, 2)), current_timestamp(6)
    FROM UNNEST(sequence(BIGINT '%d', BIGINT '%d')) AS numbers (n)
    """
        .formatted(table, from, to);
  }
}
