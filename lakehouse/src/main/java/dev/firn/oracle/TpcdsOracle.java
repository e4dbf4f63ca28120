package dev.firn.oracle;

import dev.firn.replay.Channel;
import dev.firn.semantic.View;
import dev.firn.verify.RowReader;
import dev.firn.verify.ViewRows;
import java.math.BigDecimal;
import java.sql.Connection;
import java.util.Optional;

/**
 * What the reference workload must have become: queries over Trino's own TPC-DS generator, which
 * shares nothing with the way that the rows take, nor with the rendering of views.
 *
 * @param schema of the generator in Trino, such as {@code tpcds."sf0.1"}
 * @param inventoryWeeks how many of the last weekly counts of the inventory were sent
 */
public record TpcdsOracle(String schema, int inventoryWeeks) {

  /** The oracle for a workload of that scale. */
  public static TpcdsOracle of(double scale, int inventoryWeeks) {
    String number = BigDecimal.valueOf(scale).stripTrailingZeros().toPlainString();
    return new TpcdsOracle("tpcds.\"sf%s\"".formatted(number), inventoryWeeks);
  }

  /** The rows of one channel of table {@code sales}, without channel and time of sending. */
  public String sales(Channel channel) {
    return filled(named("sales-" + channel.label()));
  }

  /** The rows of table {@code sales}, without the time of sending. */
  public String sales() {
    SqlTemplate template = named("sales");
    for (Channel channel : Channel.values()) {
      template = template.with(channel.label(), sales(channel));
    }
    return template.sql();
  }

  /** The rows of table {@code inventory}, without the time of sending. */
  public String inventory() {
    return filled(named("inventory"));
  }

  /** The rows of table {@code weather}. */
  public String weather() {
    return filled(named("weather"));
  }

  /** The rows of table {@code unemployment}. */
  public String unemployment() {
    return filled(named("unemployment"));
  }

  /**
   * A query that gives what a view of the reference lake must give, column by column.
   *
   * @return empty if nobody wrote one for a view of that name
   */
  public Optional<String> view(String name) {
    return SqlTemplate.find(TpcdsOracle.class, "views/" + name + ".sql")
        .map(template ->
            filled(
                template
                    .with("sales", sales())
                    .with("inventory", inventory())
                    .with("weather", weather())
                    .with("unemployment", unemployment())));
  }

  /**
   * The rows that a view of the reference lake must give.
   *
   * @param trino a connection to the Trino that has the generator
   * @throws dev.firn.semantic.ViewsException if Trino does not answer
   */
  public ViewRows rows(View view, Connection trino) {
    String sql =
        view(view.name())
            .orElseThrow(() ->
                new IllegalArgumentException("Cannot ask for view " + view.name() + ": no SQL"));
    String source = sql.contains(schema) ? "tpcds" : "independent SQL over the lake";
    return new RowReader(source, trino).read(view, sql);
  }

  private static SqlTemplate named(String name) {
    return SqlTemplate.named(TpcdsOracle.class, name + ".sql");
  }

  private String filled(SqlTemplate template) {
    return template
        .with("states", named("states").sql())
        .with("tpcds", schema)
        .with("weeks", Integer.toString(inventoryWeeks))
        .sql();
  }
}
