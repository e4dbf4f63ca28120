package dev.firn.lake.yaml.document;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Guesses which known name was meant by an unknown one. */
public final class Spelling {

  private static final int MAX_LENGTH = 100;

  private Spelling() {}

  /** The nearest candidate, if it is near enough to be worth a question. */
  public static Optional<String> closest(String word, Collection<String> candidates) {
    int limit = Math.max(1, Math.min(word.length(), 12) / 3);
    return candidates.stream()
        .filter(candidate -> distance(word, candidate) <= limit)
        .min(
            Comparator.<String>comparingInt(candidate -> distance(word, candidate))
                .thenComparing(Comparator.naturalOrder()));
  }

  /**
   * Edits that turn one into the other, two letters in the wrong order being one edit, without
   * regard to case, {@code _} or {@code -}.
   */
  private static int distance(String left, String right) {
    String from = plain(left);
    String to = plain(right);
    int[][] edits = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        edits[i][j] = i == 0 || j == 0 ? i + j : fewest(edits, from, to, i, j);
      }
    }
    return edits[from.length()][to.length()];
  }

  private static int fewest(int[][] edits, String from, String to, int i, int j) {
    boolean same = from.charAt(i - 1) == to.charAt(j - 1);
    int replaced = edits[i - 1][j - 1] + (same ? 0 : 1);
    int edit = Math.min(replaced, 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
    boolean swapped =
        i > 1
            && j > 1
            && from.charAt(i - 1) == to.charAt(j - 2)
            && from.charAt(i - 2) == to.charAt(j - 1);
    return swapped ? Math.min(edit, edits[i - 2][j - 2] + 1) : edit;
  }

  private static String plain(String word) {
    String bounded = word.length() > MAX_LENGTH ? word.substring(0, MAX_LENGTH) : word;
    return bounded.toLowerCase(Locale.ROOT).replace('-', '_');
  }
}
