package dev.firn.demo.views;

import java.util.List;

/**
 * Something that an analyst asks a view.
 *
 * @param view that is asked
 * @param sql with names that are looked up among the views
 */
record Question(String view, String sql) {

  /** What is asked while the stream runs. */
  static final List<Question> ALL =
      List.of(
          new Question(
              "channel_trend_monthly",
              """
              SELECT month, channel, lines, net_sales, round(100 * net_sales_change, 1) AS "change %"
              FROM channel_trend_monthly
              WHERE month IS NOT NULL
              ORDER BY month DESC, channel
              LIMIT 6
              """),
          new Question(
              "weather_effect_yearly",
              """
              SELECT sky, sum(days) AS days, sum(lines) AS lines,
                CAST(sum(net_sales) / sum(days) AS decimal(18, 2)) AS sales_per_day
              FROM weather_effect_yearly
              WHERE sky IS NOT NULL
              GROUP BY sky
              ORDER BY sky
              """));
}
