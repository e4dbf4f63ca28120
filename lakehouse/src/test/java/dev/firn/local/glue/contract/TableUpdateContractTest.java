package dev.firn.local.glue.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.glue.model.ConcurrentModificationException;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.Table;

/** The compare-and-set that commits rely on. */
@GlueContract
class TableUpdateContractTest extends ContractTest {
  private static final int WRITERS = 8;
  private static final int ROUNDS = 5;

  @BeforeEach
  void create() {
    database.createTable(ScratchDatabase.input("t").parameters(Map.of("n", "0")).build());
  }

  @Test
  void updatesTheVersionThatTheCallerSaw() {
    database.update("t", "0", Map.of("n", "1"));
    database.update("t", "1", Map.of("n", "2"));
    assertThat(database.table("t").versionId()).isEqualTo("2");
    assertThat(database.table("t").parameters()).containsEntry("n", "2");
  }

  @Test
  void refusesAVersionThatIsNotCurrent() {
    database.update("t", "0", Map.of("n", "1"));
    assertThatThrownBy(() -> database.update("t", "0", Map.of("n", "lost")))
        .isInstanceOf(ConcurrentModificationException.class)
        .hasMessageContaining("concurrent modification");
    assertThat(database.table("t").parameters()).containsEntry("n", "1");
    assertThat(database.table("t").versionId()).isEqualTo("1");
  }

  @Test
  void updatesWhateverIsThereWithoutAVersion() {
    database.update("t", "0", Map.of("n", "1"));
    database.update("t", null, Map.of("n", "2"));
    assertThat(database.table("t").parameters()).containsEntry("n", "2");
  }

  @Test
  void replacesTheDefinitionAsAWholeAndKeepsTheDateOfCreation() {
    Table before = database.table("t");
    database.update("t", "0", Map.of("other", "x"));
    assertThat(database.table("t").parameters()).doesNotContainKey("n");
    assertThat(database.table("t").createTime()).isEqualTo(before.createTime());
    assertThat(database.table("t").updateTime()).isAfterOrEqualTo(before.updateTime());
  }

  @Test
  void doesNotCreateWhatIsNotThere() {
    assertThatThrownBy(() -> database.update("absent", null, Map.of()))
        .isInstanceOf(EntityNotFoundException.class);
  }

  @Test
  void letsOneOfManyWinEachVersion() throws Exception {
    List<Future<Integer>> wins = new ArrayList<>();
    try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
      for (int writer = 0; writer < WRITERS; writer++) {
        wins.add(writers.submit(this::increments));
      }
    }
    int total = 0;
    for (Future<Integer> each : wins) {
      total += each.get();
    }
    assertThat(database.table("t").parameters()).containsEntry("n", Integer.toString(total));
    assertThat(total).isGreaterThanOrEqualTo(ROUNDS);
  }

  /** Reads, adds one, writes if nobody wrote in between; returns how often that went well. */
  private int increments() {
    int won = 0;
    for (int round = 0; round < ROUNDS; round++) {
      Table seen = database.table("t");
      int n = Integer.parseInt(seen.parameters().get("n"));
      try {
        database.update("t", seen.versionId(), Map.of("n", Integer.toString(n + 1)));
        won++;
      } catch (ConcurrentModificationException e) {
        assertThat(e).hasMessageContaining("concurrent modification");
      }
    }
    return won;
  }
}
