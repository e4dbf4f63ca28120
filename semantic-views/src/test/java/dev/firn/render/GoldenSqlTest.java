package dev.firn.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firn.semantic.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The SQL of the reference lake's views is what somebody has read. {@code mvn verify -pl
 * semantic-views -am -Dfirn.write-golden} writes it anew.
 */
class GoldenSqlTest {

  private static final Path FOLDER = Path.of("src/test/resources/golden");

  @ParameterizedTest(name = "{0}")
  @MethodSource("views")
  void isWhatWasRead(RenderedView view) throws IOException {
    Path file =
        FOLDER.resolve(view.placement().target().label()).resolve(view.view().name() + ".sql");
    String statement = view.statement() + ";\n";
    if (System.getProperty("firn.write-golden") != null) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, statement);
      return;
    }
    assertThat(statement).isEqualTo(Files.readString(file));
  }

  static Stream<RenderedView> views() {
    return Stream.of(Target.values()).flatMap(target -> RetailViews.rendered(target).stream());
  }
}
