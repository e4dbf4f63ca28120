package dev.firn.cli.views;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.firn.target.ViewOutcome;
import dev.firn.target.ViewsPlan;
import java.io.PrintWriter;

/** What commands say about targets: lines for people as they come, or one JSON list in the end. */
final class TargetOutput {

  private final PrintWriter out;
  private final boolean json;
  private final boolean several;
  private final ArrayNode list = ViewsJson.list();

  /**
   * An output.
   *
   * @param several whether lines must say which target they are about
   */
  TargetOutput(PrintWriter out, boolean json, boolean several) {
    this.out = out;
    this.json = json;
    this.several = several;
  }

  /** Says what differs in a target. */
  void plan(String target, ViewsPlan plan) {
    if (json) {
      ViewsJson.add(list, target, plan);
    } else {
      ViewsText.plan(plan).lines().forEach(line -> line(target, line));
    }
  }

  /** Says what became of a change. */
  void outcome(String target, ViewOutcome outcome) {
    if (json) {
      ViewsJson.add(list, target, outcome);
    } else {
      line(target, ViewsText.of(outcome));
    }
  }

  /** Says something to people alone. */
  void remark(String target, String text) {
    if (!json) {
      line(target, text);
    }
  }

  /** Prints what is left. */
  void end() {
    if (json) {
      out.print(ViewsJson.text(list));
    }
    out.flush();
  }

  private void line(String target, String text) {
    out.println(several ? target + ": " + text : text);
    out.flush();
  }
}
