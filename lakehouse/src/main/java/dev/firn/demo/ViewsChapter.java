package dev.firn.demo;

import dev.firn.demo.views.LiveViews;
import dev.firn.demo.views.Published;
import dev.firn.replay.Message;
import dev.firn.replay.ReplayListener;
import dev.firn.replay.SentCounts;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** In the midst of the stream the views are published to Trino, and two of them are asked. */
final class ViewsChapter implements ReplayListener {

  private final Supplier<LiveViews> views;
  private final DemoConsole console;
  private final long beginsAfter;
  private final Executor aside =
      task -> Thread.ofPlatform().daemon().name("demo-views").start(task);
  private @Nullable CompletableFuture<Published> published;

  /**
   * A chapter.
   *
   * @param views asked for when it begins, as they may be declared wrongly
   * @param beginsAfter so many events
   */
  ViewsChapter(Supplier<LiveViews> views, DemoConsole console, long beginsAfter) {
    this.views = views;
    this.console = console;
    this.beginsAfter = beginsAfter;
  }

  @Override
  public void sent(Message message, SentCounts counts) {
    if (published == null && counts.events() > beginsAfter) {
      console.say("Publish the views of views.yaml to Trino");
      published = CompletableFuture.supplyAsync(this::publishAndAsk, aside);
    }
  }

  /**
   * Waits for its end.
   *
   * @throws RuntimeException if the views could not be published or asked
   */
  Published end() {
    if (published == null) {
      throw new DemoException("Cannot publish the views: too little was sent");
    }
    try {
      return published.join();
    } catch (CompletionException e) {
      throw new DemoException("Cannot publish or ask the views: " + e.getCause(), e);
    }
  }

  private Published publishAndAsk() {
    Published done = views.get().publishAndAsk();
    StringBuilder text = new StringBuilder();
    text.append(
        "%d views are in Trino. Two answers, of what is on main by now: the newest periods go on growing"
            .formatted(done.views()));
    done.answers()
        .forEach(answer ->
            text.append("\n\n  %s\n%s".formatted(answer.question(), answer.table().indent(4))));
    console.say(text.toString());
    return done;
  }
}
