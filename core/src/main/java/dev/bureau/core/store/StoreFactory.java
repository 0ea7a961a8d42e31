package dev.bureau.core.store;

import dev.bureau.core.journal.EventCatalogue;
import dev.bureau.core.seam.Seams;

/** How a store is plugged in: {@code Sqlite.at(path)} is one. */
@FunctionalInterface
public interface StoreFactory {
  /**
   * Opens the store, creating it if it is not there and upgrading an older one (X33).
   *
   * @param seams the world, for the store's own time and liveness
   * @param catalogue the events that can be read and written
   * @throws StoreException naming the place and the remedy if it cannot be opened: not one of ours,
   *     newer than this program, read-only, locked, no such directory; it is then unharmed
   */
  Store open(Seams seams, EventCatalogue catalogue);
}
