package dev.firn.demo;

import dev.firn.catalog.LakeCatalog;
import dev.firn.dimension.Dimensions;
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
      Dimensions.load(context.lake(), catalog, context.options().scale(), load -> {});
    } catch (IOException e) {
      throw new DemoException("Cannot close the catalog: " + e.getMessage(), e);
    }
  }
}
