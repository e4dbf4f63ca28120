package dev.firn.tests.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.Source;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** A module of the build, with the modules it may know. */
enum FirnModule {
  CATALOG("catalog"),
  INGEST_FLINK("ingest-flink"),
  MAINTENANCE("maintenance"),
  SEMANTIC_VIEWS("semantic-views"),
  TRINO_CONF("trino-conf"),
  LAKEHOUSE("lakehouse");

  private final Path classes;

  FirnModule(String folder) {
    this.classes = Path.of("..", folder, "target", "classes").toAbsolutePath().normalize();
  }

  /** The classes of these modules, as compiled. */
  static JavaClasses classesOf(FirnModule... modules) {
    return new ClassFileImporter()
        .importPaths(Arrays.stream(modules).map(module -> module.classes).toList());
  }

  /** The module that a class was compiled in; empty for a class of a library. */
  static Optional<FirnModule> of(JavaClass type) {
    return type.getSource()
        .map(Source::getUri)
        .filter(uri -> "file".equals(uri.getScheme()))
        .map(Path::of)
        .flatMap(path ->
            Arrays.stream(values()).filter(module -> path.startsWith(module.classes)).findFirst());
  }

  boolean mayKnow(FirnModule other) {
    return switch (this) {
      case CATALOG, TRINO_CONF -> other == this;
      case INGEST_FLINK, MAINTENANCE, SEMANTIC_VIEWS -> other == this || other == CATALOG;
      // The job runs in a process of its own, with another copy of Iceberg.
      case LAKEHOUSE -> other != INGEST_FLINK;
    };
  }
}
