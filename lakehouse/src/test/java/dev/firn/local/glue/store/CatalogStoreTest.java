package dev.firn.local.glue.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogStoreTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");

  @TempDir Path directory;

  @Test
  void keepsWhatWasChanged() {
    StoredTable table = new StoredTable("d", "t", 0, "{}", NOW, NOW);
    try (CatalogStore store = CatalogStore.open(directory)) {
      store.change(catalog -> insertDatabase(catalog, "d"));
      store.change(catalog -> {
        catalog.tables().insert(table);
        catalog.tags().put("database/d", Map.of("a", "b"));
        return true;
      });
    }
    try (CatalogStore store = CatalogStore.open(directory)) {
      Optional<StoredTable> found = store.read(catalog -> catalog.tables().find("d", "t"));
      Map<String, String> tags = store.read(catalog -> catalog.tags().of("database/d"));
      assertThat(found).contains(table);
      assertThat(tags).containsEntry("a", "b");
    }
  }

  @Test
  void undoesAChangeThatThrows() {
    try (CatalogStore store = CatalogStore.open(directory)) {
      assertThatThrownBy(() ->
              store.change(catalog -> {
                insertDatabase(catalog, "d");
                throw new IllegalStateException("changed my mind");
              }))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("changed my mind");
      assertThat(find(store, "d")).isEmpty();
    }
  }

  @Test
  void deletesWhatBelongsToATableAndToADatabase() {
    try (CatalogStore store = CatalogStore.open(directory)) {
      StoredTable table = new StoredTable("d", "t", 0, "{}", NOW, NOW);
      store.change(catalog -> {
        insertDatabase(catalog, "d");
        catalog.tables().insert(table);
        catalog.archive().insert(table);
        return catalog.databases().delete("d");
      });
      int tables = store.read(catalog -> catalog.tables().count());
      int versions = store.read(catalog -> catalog.archive().countOf("d", "t"));
      assertThat(tables).isZero();
      assertThat(versions).isZero();
    }
  }

  @Test
  void keepsNothingOfAChangeThatTheDiskRefusesAndServesWhenThereIsSpaceAgain() {
    FullDisk.register();
    FullDisk.FULL.set(false);
    try (CatalogStore store = CatalogStore.open(directory, FullDisk.SCHEME)) {
      store.change(catalog -> insertDatabase(catalog, "before"));
      FullDisk.FULL.set(true);
      assertThatThrownBy(() -> store.change(catalog -> insertDatabase(catalog, "refused")))
          .isInstanceOf(StoreException.class)
          .hasMessageStartingWith("Cannot ");
      FullDisk.FULL.set(false);
      assertThat(find(store, "before")).isPresent();
      assertThat(find(store, "refused")).isEmpty();
      store.change(catalog -> insertDatabase(catalog, "after"));
    }
    try (CatalogStore store = CatalogStore.open(directory, FullDisk.SCHEME)) {
      assertThat(find(store, "after")).isPresent();
    }
  }

  @Test
  void refusesADirectoryThatIsAFile() throws Exception {
    Path file = Files.writeString(directory.resolve("file"), "x");
    assertThatThrownBy(() -> CatalogStore.open(file))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith("Cannot open " + file);
  }

  @Test
  void refusesAFileThatIsNotADatabase() throws Exception {
    Files.writeString(directory.resolve("glue.mv.db"), "x".repeat(10_000));
    assertThatThrownBy(() -> CatalogStore.open(directory))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith("Cannot open " + directory);
    assertThat(Files.size(directory.resolve("glue.mv.db"))).isEqualTo(10_000);
  }

  @Test
  void refusesToServeWhenClosed() {
    CatalogStore store = CatalogStore.open(directory);
    store.close();
    store.close();
    assertThatThrownBy(() -> find(store, "d"))
        .isInstanceOf(StoreException.class)
        .hasMessage("Cannot use %s: it is closed", directory);
  }

  private static boolean insertDatabase(CatalogTransaction catalog, String name) {
    catalog.databases().insert(new StoredDatabase(name, "{}", NOW));
    return true;
  }

  private static Optional<StoredDatabase> find(CatalogStore store, String name) {
    return store.read(catalog -> catalog.databases().find(name));
  }
}
