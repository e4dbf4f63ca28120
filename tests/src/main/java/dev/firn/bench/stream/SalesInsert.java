package dev.firn.bench.stream;

/**
 * Rows of sales that somebody else than the stream inserts, with the values that they must have.
 */
public final class SalesInsert {
  /** Trino's longest sequence. */
  public static final int BLOCK = 10_000;

  private SalesInsert() {}

  /**
   * The statement that inserts version 1 of these keys, in Trino's SQL.
   *
   * @param from first number
   * @param to last number, at most {@link #BLOCK} numbers in all
   */
  public static String of(String table, int from, int to) {
    return insert(
        table, "UNNEST(sequence(BIGINT '%d', BIGINT '%d')) AS numbers (n)".formatted(from, to));
  }

  /**
   * The statement that inserts version 1 of the keys from 0 on.
   *
   * @param blocks so many times {@link #BLOCK} keys
   */
  public static String ofBlocks(String table, int blocks) {
    return insert(
        table,
        """
        (SELECT block * %d + place AS n
          FROM UNNEST(sequence(BIGINT '0', BIGINT '%d')) AS blocks (block)
          CROSS JOIN UNNEST(sequence(BIGINT '0', BIGINT '%d')) AS places (place)) AS numbers\
        """
            .formatted(BLOCK, blocks - 1, BLOCK - 1));
  }

  private static String insert(String table, String numbers) {
    return """
    INSERT INTO %s
      (channel, order_number, item_id, version, customer_id, quantity, sales_price, sent_at)
    SELECT element_at(ARRAY['store', 'catalog', 'web'], CAST(n %% 3 AS integer) + 1), n,
      n %% 18000 + 1, 1, n %% 100000, CAST((n + 7) %% 100 AS integer) + 1,
      CAST((n + 7) %% 100 + 1 AS decimal(7, 2)), current_timestamp(6)
    FROM %s
    """
        .formatted(table, numbers);
  }
}
