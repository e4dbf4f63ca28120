package dev.firn.local.glue.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.glue.model.AlreadyExistsException;
import software.amazon.awssdk.services.glue.model.Database;
import software.amazon.awssdk.services.glue.model.DatabaseInput;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.GlueException;

/** What an endpoint does with databases. */
@GlueContract
class DatabaseContractTest extends ContractTest {
  @Test
  void showsWhatWasDefinedAndWhatTheServiceAdds() {
    update(
        DatabaseInput.builder()
            .description("snow")
            .locationUri("s3://bucket/warehouse")
            .parameters(Map.of("owner", "us")));
    Database shown = get(database.name());
    assertThat(shown.name()).isEqualTo(database.name());
    assertThat(shown.description()).isEqualTo("snow");
    assertThat(shown.locationUri()).isEqualTo("s3://bucket/warehouse");
    assertThat(shown.parameters()).containsExactly(Map.entry("owner", "us"));
    assertThat(shown.createTime()).isNotNull();
    assertThat(shown.catalogId()).matches("\\d{12}");
  }

  @Test
  void replacesADefinitionAsAWhole() {
    update(DatabaseInput.builder().description("snow").parameters(Map.of("owner", "us")));
    update(DatabaseInput.builder().description("ice"));
    assertThat(get(database.name()).description()).isEqualTo("ice");
    assertThat(get(database.name()).parameters()).isEmpty();
  }

  @Test
  void foldsNamesToLowerCase() {
    String upper = ScratchDatabase.uniqueName().toUpperCase(Locale.ROOT);
    glue.createDatabase(request -> request.databaseInput(input -> input.name(upper)));
    try {
      assertThat(get(upper.toLowerCase(Locale.ROOT)).name())
          .isEqualTo(upper.toLowerCase(Locale.ROOT));
    } finally {
      glue.deleteDatabase(request -> request.name(upper.toLowerCase(Locale.ROOT)));
    }
  }

  @Test
  void refusesASecondDatabaseOfTheSameName() {
    assertThatThrownBy(() ->
            glue.createDatabase(
                request -> request.databaseInput(input -> input.name(database.name()))))
        .isInstanceOf(AlreadyExistsException.class)
        .hasMessageContaining("already exists");
  }

  @Test
  void doesNotFindWhatIsNotThere() {
    String absent = ScratchDatabase.uniqueName();
    assertThatThrownBy(() -> get(absent))
        .isInstanceOf(EntityNotFoundException.class)
        .hasMessageContaining("not found");
    assertThatThrownBy(() -> glue.deleteDatabase(request -> request.name(absent)))
        .isInstanceOf(EntityNotFoundException.class);
    assertThatThrownBy(() ->
            glue.updateDatabase(
                request -> request.name(absent).databaseInput(input -> input.name(absent))))
        .isInstanceOf(EntityNotFoundException.class);
  }

  @Test
  void listsEveryDatabaseOnce() {
    assertThat(
            glue.getDatabasesPaginator(request -> request.maxResults(1)).stream()
                .flatMap(page -> page.databaseList().stream())
                .map(Database::name)
                .filter(database.name()::equals))
        .hasSize(1);
  }

  @Test
  void deletesADatabaseWithItsTables() {
    String doomed = ScratchDatabase.uniqueName();
    glue.createDatabase(request -> request.databaseInput(input -> input.name(doomed)));
    glue.createTable(
        request -> request.databaseName(doomed).tableInput(input -> input.name("left")));
    glue.deleteDatabase(request -> request.name(doomed));
    assertThatThrownBy(() -> glue.getTable(request -> request.databaseName(doomed).name("left")))
        .isInstanceOf(EntityNotFoundException.class);
  }

  @Test
  void refusesNamesThatAreTooLongEmptyOrOfSeveralLines() {
    for (String name : new String[] {"x".repeat(256), "", "two\nlines"}) {
      assertThatThrownBy(
              () -> glue.createDatabase(request -> request.databaseInput(in -> in.name(name))))
          .isInstanceOf(GlueException.class)
          .hasMessageContaining("validation error");
    }
  }

  private void update(DatabaseInput.Builder input) {
    glue.updateDatabase(request ->
        request.name(database.name()).databaseInput(input.name(database.name()).build()));
  }

  private Database get(String name) {
    return glue.getDatabase(request -> request.name(name)).database();
  }
}
