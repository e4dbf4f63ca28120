package dev.firn.simulation;

import java.net.URL;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Hides Hadoop's defaults, which the Parquet writer otherwise parses for every file: nothing in
 * memory needs them, and a simulation writes thousands of files.
 */
final class HiddenDefaults extends ClassLoader {
  private static final String DEFAULTS = "core-default.xml";

  private HiddenDefaults(ClassLoader parent) {
    super(parent);
  }

  static <T> T call(Supplier<T> work) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(new HiddenDefaults(HiddenDefaults.class.getClassLoader()));
    try {
      return work.get();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Override
  public @Nullable URL getResource(String name) {
    return name.equals(DEFAULTS) ? null : super.getResource(name);
  }
}
