package dev.firn.cli.option;

import dev.firn.catalog.LakeCatalog;
import dev.firn.lake.Lake;
import dev.firn.lake.yaml.LakeYaml;
import dev.firn.local.site.LocalCredentials;
import dev.firn.local.site.LocalException;
import dev.firn.local.site.LocalException.Category;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A lake as a command sees it.
 *
 * @param environment what fills in the file's variables
 * @param local whether its endpoints are those of the local topology
 * @param missing why its catalog cannot be opened, as far as that is known before; empty if it may
 *     be
 */
public record LakeSource(
    Path file, Map<String, String> environment, boolean local, Optional<String> missing) {

  public LakeSource {
    environment = Map.copyOf(environment);
  }

  /** Reads the declaration. */
  public Lake lake() {
    return LakeYaml.read(file, environment);
  }

  /** Opens the catalog, with the local credentials where the endpoints are local. */
  public LakeCatalog open(Lake lake) {
    useCredentials();
    return LakeCatalog.open(lake);
  }

  /**
   * Lets clients that are opened from now on use the local credentials, where that is right.
   *
   * @throws LocalException if nobody has said where the lake is
   */
  public void useCredentials() {
    missing.ifPresent(reason -> {
      throw new LocalException(Category.USER, reason);
    });
    if (local) {
      LocalCredentials.use();
    }
  }
}
