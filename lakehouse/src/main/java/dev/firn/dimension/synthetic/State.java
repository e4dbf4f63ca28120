package dev.firn.dimension.synthetic;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A state of the United States, or the District of Columbia.
 *
 * @param code its postal code
 * @param meanTemperature of a year, roughly, in degrees Celsius
 * @param number by postal code, from 0
 */
record State(String code, int meanTemperature, int number) {

  private static final String CLIMATE =
      "AK -3 AL 17 AR 16 AZ 16 CA 15 CO 7 CT 9 DC 14 DE 13 FL 22 GA 18 HI 21 IA 9 ID 7 IL 11 IN 11"
          + " KS 12 KY 13 LA 19 MA 9 MD 12 ME 5 MI 7 MN 5 MO 12 MS 17 MT 6 NC 15 ND 5 NE 9 NH 6"
          + " NJ 12 NM 12 NV 10 NY 7 OH 10 OK 15 OR 9 PA 9 RI 10 SC 17 SD 7 TN 14 TX 18 UT 9 VA 13"
          + " VT 6 WA 9 WI 6 WV 11 WY 6";

  private static final List<State> ALL = parse(CLIMATE.split(" "));

  /** All of them, by postal code. */
  static Stream<State> all() {
    return ALL.stream();
  }

  private static List<State> parse(String[] words) {
    return IntStream.range(0, words.length / 2)
        .mapToObj(i -> new State(words[2 * i], Integer.parseInt(words[2 * i + 1]), i))
        .toList();
  }
}
