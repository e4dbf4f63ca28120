package dev.firn.cli.views;

import dev.firn.semantic.ViewsException;
import dev.firn.semantic.ViewsException.Code;
import dev.firn.target.PublishingTarget;
import java.util.List;

/**
 * A target, and what is closed when it is no longer needed.
 *
 * @param resources closed in this order
 */
record OpenTarget(PublishingTarget target, List<AutoCloseable> resources) implements AutoCloseable {

  OpenTarget {
    resources = List.copyOf(resources);
  }

  @Override
  public void close() {
    for (AutoCloseable resource : resources) {
      try {
        resource.close();
      } catch (Exception e) {
        throw new ViewsException(
            Code.TARGET_FAILED, "Cannot close the connection to " + target.label(), e);
      }
    }
  }
}
