package dev.firn.handbook;

/** HTML that is written from its beginning to its end; every text is escaped. */
final class Html {

  private final StringBuilder text = new StringBuilder();

  Html raw(String markup) {
    text.append(markup);
    return this;
  }

  Html element(String name, String content) {
    return open(name).text(content).close(name);
  }

  Html open(String name) {
    text.append('<').append(name).append('>');
    return this;
  }

  Html close(String name) {
    text.append("</").append(name).append(">\n");
    return this;
  }

  Html text(String content) {
    text.append(escaped(content));
    return this;
  }

  Html link(String anchor, String content) {
    text.append("<a href=\"#").append(escaped(anchor)).append("\">");
    return text(content).raw("</a>");
  }

  Html row(String cell, String... cells) {
    open("tr");
    for (String content : cells) {
      element(cell, content);
    }
    return close("tr");
  }

  static String escaped(String content) {
    return content
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
