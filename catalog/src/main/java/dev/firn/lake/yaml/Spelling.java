package dev.firn.lake.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Guesses which known name was meant by an unknown one. */
final class Spelling {

  private Spelling() {}

  /** The nearest candidate, if it is near enough to be worth a question. */
  static Optional<String> closest(String word, Collection<String> candidates) {
    int limit = Math.max(1, Math.min(word.length(), 12) / 3);
    return candidates.stream()
        .filter(candidate -> distance(word, candidate) <= limit)
        .min(
            Comparator.<String>comparingInt(candidate -> distance(word, candidate))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** Levenshtein's edit distance, without regard to case, {@code _} or {@code -}. */
  private static int distance(String left, String right) {
    String from = plain(left);
    String to = plain(right);
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      next(row, from.charAt(i - 1), to, i);
    }
    return row[to.length()];
  }

  private static void next(int[] row, char letter, String to, int i) {
    int diagonal = row[0];
    row[0] = i;
    for (int j = 1; j <= to.length(); j++) {
      int replaced = diagonal + (letter == to.charAt(j - 1) ? 0 : 1);
      diagonal = row[j];
      row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
    }
  }

  private static String plain(String word) {
    String bounded = word.length() > 300 ? word.substring(0, 300) : word;
    return bounded.toLowerCase(Locale.ROOT).replace('-', '_');
  }
}
