package dev.firn.demo;

import dev.firn.catalog.LakeCatalog;
import dev.firn.dimension.Dimension;
import dev.firn.dimension.DimensionLoader;
import java.io.IOException;

/** Loads the dimensions. */
final class DimensionStep implements DemoStep {

  @Override
  public String title() {
    return "Load the dimensions";
  }

  @Override
  public void run(DemoContext context) {
    try (LakeCatalog catalog = LakeCatalog.open(context.lake())) {
      DimensionLoader loader = new DimensionLoader(catalog, context.options().scale());
      for (Dimension dimension : Dimension.values()) {
        loader.load(dimension);
      }
    } catch (IOException e) {
      throw new DemoException("Cannot close the catalog: " + e.getMessage(), e);
    }
  }
}
