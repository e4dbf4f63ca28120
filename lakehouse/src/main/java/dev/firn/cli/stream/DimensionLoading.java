package dev.firn.cli.stream;

import dev.firn.catalog.LakeCatalog;
import dev.firn.cli.option.LakeSource;
import dev.firn.dimension.DimensionException;
import dev.firn.dimension.Dimensions;
import dev.firn.dimension.Load;
import dev.firn.lake.Lake;
import java.io.IOException;
import java.util.Locale;
import java.util.function.Consumer;

/** Loads the dimensions that belong to the reference workload, and says what it did. */
record DimensionLoading(LakeSource source, Consumer<String> say) {

  void load(double scale) throws IOException {
    Lake lake = source.lake();
    try (LakeCatalog catalog = source.open(lake)) {
      Dimensions.load(lake, catalog, scale, load -> say.accept(text(load)));
    } catch (DimensionException e) {
      throw new DimensionException(
          e.getMessage() + "; --no-dimensions sends the events without them", e);
    }
  }

  private static String text(Load load) {
    return switch (load) {
      case Load.Loaded(var dimension, long rows) ->
          String.format(Locale.ROOT, "dimension %s: %,d rows loaded", dimension.table(), rows);
      case Load.AlreadyThere(var dimension, long _) ->
          "dimension %s: there already".formatted(dimension.table());
    };
  }
}
