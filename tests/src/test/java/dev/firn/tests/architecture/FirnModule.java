package dev.firn.tests.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A module of the build, with the modules it may know. */
enum FirnModule {
  CATALOG("catalog"),
  INGEST_FLINK("ingest-flink", CATALOG),
  MAINTENANCE("maintenance", CATALOG),
  SEMANTIC_VIEWS("semantic-views", CATALOG),
  TRINO_CONF("trino-conf"),
  LAKEHOUSE("lakehouse", CATALOG, MAINTENANCE, SEMANTIC_VIEWS, TRINO_CONF);

  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

  private final Path classes;
  private final Set<FirnModule> mayKnow = EnumSet.noneOf(FirnModule.class);

  FirnModule(String folder, FirnModule... mayKnow) {
    this.classes = ROOT.resolve(folder).resolve("target/classes");
    this.mayKnow.addAll(List.of(mayKnow));
    this.mayKnow.add(this);
  }

  /** The classes of these modules, as compiled. */
  static JavaClasses classesOf(FirnModule... modules) {
    return new ClassFileImporter()
        .importPaths(Arrays.stream(modules).map(module -> module.classes).toList());
  }

  /** The module that a class was compiled in; empty for a class of a library. */
  static Optional<FirnModule> of(JavaClass type) {
    return type.getSource()
        .map(source -> Path.of(source.getUri()))
        .flatMap(
            path ->
                Arrays.stream(values())
                    .filter(module -> path.startsWith(module.classes))
                    .findFirst());
  }

  boolean mayKnow(FirnModule other) {
    return mayKnow.contains(other);
  }
}
