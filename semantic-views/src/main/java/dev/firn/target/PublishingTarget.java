package dev.firn.target;

import java.util.List;
import java.util.function.Consumer;

/** An open target that can be compared with what is declared, and made to hold it. */
public interface PublishingTarget {

  /** As it is written: {@code redshift}. */
  String label();

  /**
   * What differs; changes nothing.
   *
   * @throws dev.firn.semantic.ViewsException if the target does not answer
   */
  ViewsPlan plan();

  /**
   * Makes the changes of a plan, and tells what became of each.
   *
   * @param listener is told of each change when it is done or has failed
   * @throws dev.firn.semantic.ViewsException if nothing can be done at all
   */
  List<ViewOutcome> publish(ViewsPlan plan, Consumer<ViewOutcome> listener);
}
