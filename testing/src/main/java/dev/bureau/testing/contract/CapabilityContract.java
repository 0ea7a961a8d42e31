package dev.bureau.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.session.Session;
import dev.bureau.core.store.Store;
import dev.bureau.core.store.StoreException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What an adapter says it can do it can, and what it cannot is refused or absent. */
abstract class CapabilityContract extends Clauses {
  CapabilityContract(StoreContract contract) {
    super(contract);
  }

  @Tag(StoreContract.TWO_INSTANCES)
  @Test
  void saysTheSameOnEveryInstance() {
    assertThat(other.capabilities()).isEqualTo(store.capabilities());
  }

  @Tag(StoreContract.TWO_INSTANCES)
  @Test
  void letsAnotherProcessTakePartExactlyIfItSaysSo() {
    Session head = created();
    boolean shared = store.capabilities().shared();

    if (!shared && store.capabilities().durable()) {
      assertThatExceptionOfType(StoreException.class)
          .isThrownBy(() -> contract().open(contract().restarted(), StoreContract.CATALOGUE));
    } else {
      Store elsewhere = contract().open(contract().restarted(), StoreContract.CATALOGUE);
      assertThat(elsewhere.sessions().head(head.id()).isPresent()).isEqualTo(shared);
    }
  }

  @Tag(StoreContract.TWO_INSTANCES)
  @Test
  void survivesARestartExactlyIfItSaysSo() {
    Session head = created();
    boolean durable = store.capabilities().durable();
    contract().close();

    Store reopened = contract().open(contract().restarted(), StoreContract.CATALOGUE);

    assertThat(reopened.sessions().head(head.id()).isPresent()).isEqualTo(durable);
  }

  @Test
  void closesTwiceWithoutHarm() {
    store.close();

    assertThatCode(store::close).doesNotThrowAnyException();
  }
}
