package dev.firn.local.glue;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The part of an ARN that tells resources of this catalog apart, whatever partition or region. */
final class ResourceName {
  private static final Pattern ARN = Pattern.compile("arn:[^:]+:glue:[^:]*:[^:]*:(.+)");

  private ResourceName() {}

  static String ofDatabase(String name) {
    return "database/" + name;
  }

  static String ofTable(String database, String name) {
    return "table/" + database + "/" + name;
  }

  static String ofArn(String arn) {
    Matcher matcher = ARN.matcher(arn);
    if (!matcher.matches()) {
      throw GlueException.invalidInput("Not the ARN of a resource: " + arn);
    }
    return Request.folded(matcher.group(1));
  }
}
