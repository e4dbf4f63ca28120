package dev.firn.dimension;

import dev.firn.catalog.LakeCatalog;
import dev.firn.lake.DeclaredTable;
import dev.firn.lake.Lake;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The dimensions of one lake: those of the reference workload that it declares a table for. */
public final class Dimensions {
  private Dimensions() {}

  /** The dimensions that the lake declares, in the order of {@link Dimension}. */
  public static List<Dimension> of(Lake lake) {
    Set<String> declared =
        lake.tables().stream().map(DeclaredTable::name).collect(Collectors.toSet());
    return Arrays.stream(Dimension.values())
        .filter(dimension -> declared.contains(dimension.table()))
        .toList();
  }

  /**
   * Loads each declared dimension unless it is there.
   *
   * @param scale of TPC-DS
   * @param loaded is told of each dimension when it is done
   * @throws DimensionException if one is there at another scale, or cannot be written
   */
  public static void load(Lake lake, LakeCatalog catalog, double scale, Consumer<Load> loaded) {
    DimensionLoader loader = new DimensionLoader(catalog, scale);
    of(lake).forEach(dimension -> loaded.accept(loader.load(dimension)));
  }
}
