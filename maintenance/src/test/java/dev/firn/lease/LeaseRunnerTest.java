package dev.firn.lease;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firn.publish.TestTables;
import java.util.Optional;
import org.apache.iceberg.Table;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LeaseRunnerTest {

  @ParameterizedTest
  @EnumSource
  void isTakenOnceAndGivenBack(TestTables.Kind kind) {
    TestTables table = TestTables.create(kind.catalog(), "t");
    LeaseRunner one = runner(table, "one");
    LeaseRunner two = runner(table, "two");

    assertThat(one.take(Optional.empty())).isTrue();

    assertThat(two.take(Optional.empty())).isFalse();
    assertThat(one.isHeld(table.load().properties())).isTrue();
    two.release();
    assertThat(one.isHeld(table.load().properties())).isTrue();
    one.release();
    assertThat(Lease.from(table.load().properties())).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void takeoverNamesWhomItTakesItFromAndCountsOn(TestTables.Kind kind) {
    TestTables table = TestTables.create(kind.catalog(), "t");
    LeaseRunner two = runner(table, "two");
    runner(table, "one").take(Optional.empty());

    assertThat(two.take(Optional.of(new Lease("zero", 1)))).isFalse();
    assertThat(two.take(Optional.of(new Lease("one", 1)))).isTrue();

    assertThat(Lease.from(table.load().properties())).contains(new Lease("two", 2));
  }

  @ParameterizedTest
  @EnumSource
  void leavesSnapshotsAndOtherPropertiesAlone(TestTables.Kind kind) {
    TestTables table = TestTables.create(kind.catalog(), "t");
    table.upsert(1, 1, "a");
    Table before = table.load();
    LeaseRunner one = runner(table, "one");

    one.take(Optional.empty());
    one.release();

    assertThat(table.load().properties()).isEqualTo(before.properties());
    assertThat(table.load().refs()).isEqualTo(before.refs());
  }

  private static LeaseRunner runner(TestTables table, String holder) {
    return new LeaseRunner(table::load, holder, new LeaseWatch(holder, LeaseConfig.DEFAULT));
  }
}
