package dev.firn.tpcds;

import java.util.Iterator;
import java.util.function.Function;

/** An iterator that turns each element of another into something else, one at a time. */
public record Mapped<S, T>(Iterator<S> source, Function<S, T> mapping) implements Iterator<T> {

  @Override
  public boolean hasNext() {
    return source.hasNext();
  }

  @Override
  public T next() {
    return mapping.apply(source.next());
  }
}
