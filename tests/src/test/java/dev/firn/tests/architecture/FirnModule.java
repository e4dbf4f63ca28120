package dev.firn.tests.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.Source;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A module of the build, with the modules it may know. */
enum FirnModule {
  CATALOG("catalog"),
  INGEST_FLINK("ingest-flink", CATALOG),
  MAINTENANCE("maintenance", CATALOG),
  SEMANTIC_VIEWS("semantic-views", CATALOG),
  TRINO_CONF("trino-conf"),
  LAKEHOUSE("lakehouse", CATALOG, MAINTENANCE, SEMANTIC_VIEWS, TRINO_CONF);

  private final Path classes;
  private final List<FirnModule> mayKnow;

  FirnModule(String folder, FirnModule... mayKnow) {
    this.classes = Path.of("..", folder, "target", "classes").toAbsolutePath().normalize();
    this.mayKnow = List.of(mayKnow);
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
    return other == this || mayKnow.contains(other);
  }
}
