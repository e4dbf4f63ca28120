package dev.firn.bench.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LedgerTest {
  private final SplittableRandom random = new SplittableRandom(1);

  @Test
  void streamDoesNotChooseWhatIsWithdrawn() {
    Ledger ledger = new Ledger(10, 5);
    send(ledger, 200);

    List<Integer> withdrawn = ledger.withdraw(random, 4);

    assertThat(withdrawn).hasSize(4).doesNotHaveDuplicates();
    assertThat(send(ledger, 500)).hasSize(6).doesNotContainAnyElementsOf(withdrawn);
    ledger.giveToStream(withdrawn);
    assertThat(send(ledger, 500)).hasSize(10);
  }

  @Test
  void deletedKeyIsThereAgainWithANewerVersion() {
    Ledger ledger = new Ledger(1);
    send(ledger, 3);

    ledger.deleted(List.of(0));

    assertThat(ledger.isThere(0)).isFalse();
    assertThat(ledger.rows()).isZero();
    send(ledger, 1);
    assertThat(ledger.isThere(0)).isTrue();
    assertThat(ledger.newest(0)).isEqualTo(4);
    assertThat(ledger.rows()).isOne();
  }

  @Test
  void insertedKeyIsUpdatedFromItsSecondVersionOn() {
    Ledger ledger = new Ledger(1, 2);

    ledger.inserted(List.of(1, 2));

    assertThat(ledger.rows()).isEqualTo(2);
    assertThat(send(ledger, 50)).containsExactly(0);
    ledger.giveToStream(List.of(2));
    assertThat(send(ledger, 50)).containsExactlyInAnyOrder(0, 2);
    assertThat(ledger.newest(2)).isGreaterThan(1);
    assertThat(ledger.newest(1)).isOne();
    assertThat(ledger.versions(List.of(1))).isOne();
  }

  private Set<Integer> send(Ledger ledger, int events) {
    Set<Integer> numbers = new HashSet<>();
    for (int i = 0; i < events; i++) {
      numbers.add(ledger.next(random).number());
    }
    return numbers;
  }
}
