package dev.firn.demo.views;

import java.util.List;

/**
 * What became of the views while the stream ran.
 *
 * @param views how many Trino holds as declared
 * @param seconds how long it took to publish them
 */
public record Published(int views, double seconds, List<Answer> answers) {

  public Published {
    answers = List.copyOf(answers);
  }
}
