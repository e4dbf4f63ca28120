package dev.firn.local.glue.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;

/** Tags of databases. */
@GlueContract
class TagContractTest extends ContractTest {
  private String arn;

  @BeforeEach
  void create() {
    var shown = database.glue().getDatabase(request -> request.name(database.name())).database();
    String region = database.glue().serviceClientConfiguration().region().id();
    arn = "arn:aws:glue:%s:%s:database/%s".formatted(region, shown.catalogId(), database.name());
  }

  @Test
  void addsReplacesAndRemovesTags() {
    database.glue().tagResource(request -> request.resourceArn(arn).tagsToAdd(Map.of("a", "1")));
    database
        .glue()
        .tagResource(request -> request.resourceArn(arn).tagsToAdd(Map.of("a", "2", "b", "3")));
    database.glue().untagResource(request -> request.resourceArn(arn).tagsToRemove("b"));
    assertThat(database.glue().getTags(request -> request.resourceArn(arn)).tags())
        .containsExactly(Map.entry("a", "2"));
  }

  @Test
  void doesNotTagWhatIsNotThere() {
    assertThatThrownBy(() -> database.glue().getTags(request -> request.resourceArn(arn + "x")))
        .isInstanceOf(EntityNotFoundException.class)
        .hasMessageContaining("not found");
  }
}
