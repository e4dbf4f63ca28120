package dev.firn.lake.yaml.type;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words and signs of a type, one after the other. */
final class TypeTokens {

  private static final Pattern TOKEN =
      Pattern.compile("\\s*([A-Za-z_][A-Za-z0-9_]*|[0-9]+|[<>(),:])");

  private final List<String> tokens;
  private int at;

  private TypeTokens(List<String> tokens) {
    this.tokens = tokens;
  }

  static TypeTokens of(String text) {
    List<String> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    int end = 0;
    while (matcher.find() && matcher.start() == end) {
      tokens.add(matcher.group(1));
      end = matcher.end();
    }
    if (!text.substring(end).isBlank()) {
      throw new TypeSyntaxException("'" + text.substring(end).strip() + "' is not part of a type");
    }
    return new TypeTokens(tokens);
  }

  String next() {
    if (at == tokens.size()) {
      throw new TypeSyntaxException("the type ends too early");
    }
    return tokens.get(at++);
  }

  /**
   * Takes a sign that must come now.
   *
   * @param form how it should look, for the message
   */
  void expect(String token, String form) {
    String found = next();
    if (!found.equals(token)) {
      throw new TypeSyntaxException("'" + found + "' where '" + token + "' is due: " + form);
    }
  }

  /** Takes a sign if it comes now. */
  boolean skip(String token) {
    boolean found = at < tokens.size() && tokens.get(at).equals(token);
    at += found ? 1 : 0;
    return found;
  }

  int number(int min, int max, String what) {
    String token = next();
    if (token.matches("[0-9]{1,9}")) {
      int number = Integer.parseInt(token);
      if (number >= min && number <= max) {
        return number;
      }
    }
    throw new TypeSyntaxException(
        what + " must be from " + min + " to " + max + ", not '" + token + "'");
  }

  void expectEnd() {
    if (at < tokens.size()) {
      throw new TypeSyntaxException("'" + tokens.get(at) + "' follows after the end of the type");
    }
  }
}
