package dev.bureau.store.memory;

import dev.bureau.core.journal.EventCatalogue;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.store.Store;
import dev.bureau.core.store.StoreFactory;
import org.jspecify.annotations.Nullable;

/** Sessions kept in memory. */
public final class Memory implements StoreFactory {
  private @Nullable Contents contents;

  private Memory() {}

  /**
   * A new, empty set of data. Whatever is opened from the same factory works on the same data; it
   * is gone when the factory is.
   */
  public static StoreFactory store() {
    return new Memory();
  }

  @Override
  public Store open(Seams seams, EventCatalogue catalogue) {
    return new MemoryStore(shared(seams), seams, catalogue);
  }

  /** Made with the first caller's seams, for the locks must come from them. */
  private synchronized Contents shared(Seams seams) {
    if (contents == null) {
      contents = new Contents(seams);
    }
    return contents;
  }
}
