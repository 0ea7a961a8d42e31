package dev.bureau.testing.guide;

import dev.bureau.core.store.StoreFactory;
import dev.bureau.testing.contract.StoreContract;

/** The contract, asked of the shelf. */
class ShelfContract extends StoreContract {
  private final StoreFactory shelf = Shelf.empty();

  @Override
  protected StoreFactory factory() {
    return shelf;
  }

  @Override
  protected StoreFactory restarted() {
    return Shelf.empty();
  }
}
