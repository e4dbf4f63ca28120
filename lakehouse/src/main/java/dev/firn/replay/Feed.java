package dev.firn.replay;

import java.util.Iterator;
import java.util.function.Function;

/**
 * One of the sources that are mixed.
 *
 * @param weight its share of all events; positive
 */
record Feed(long weight, Iterator<Event> items) {

  <T> Feed(long weight, Iterator<T> source, Function<T, Event> event) {
    this(weight, new Events<>(source, event));
  }

  Event next() {
    return items.next();
  }

  private record Events<T>(Iterator<T> source, Function<T, Event> event)
      implements Iterator<Event> {

    @Override
    public boolean hasNext() {
      return source.hasNext();
    }

    @Override
    public Event next() {
      return event.apply(source.next());
    }
  }
}
