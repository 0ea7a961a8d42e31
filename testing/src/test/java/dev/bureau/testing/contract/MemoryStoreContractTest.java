package dev.bureau.testing.contract;

import dev.bureau.core.store.StoreFactory;
import dev.bureau.store.memory.Memory;

/** The memory store fulfils the contract. */
class MemoryStoreContractTest extends StoreContract {
  private final StoreFactory factory = Memory.store();

  @Override
  protected StoreFactory factory() {
    return factory;
  }

  @Override
  protected StoreFactory restarted() {
    return Memory.store();
  }
}
