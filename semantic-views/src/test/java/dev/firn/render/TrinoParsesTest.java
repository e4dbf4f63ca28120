package dev.firn.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firn.semantic.Target;
import io.trino.sql.parser.SqlParser;
import io.trino.sql.tree.CreateView;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Trino's own parser reads every statement; Athena's engine has the same grammar. */
class TrinoParsesTest {

  private final SqlParser parser = new SqlParser();

  @ParameterizedTest(name = "{0}")
  @MethodSource("views")
  void readsTheStatement(RenderedView view) {
    assertThat(parser.createStatement(view.statement())).isInstanceOf(CreateView.class);
  }

  static Stream<RenderedView> views() {
    return Stream.of(Target.TRINO, Target.ATHENA)
        .flatMap(target -> RetailViews.rendered(target).stream());
  }
}
