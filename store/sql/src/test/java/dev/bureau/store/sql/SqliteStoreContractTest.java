package dev.bureau.store.sql;

import dev.bureau.core.store.StoreFactory;
import dev.bureau.testing.contract.StoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** SQLite fulfils the contract, with an index for one of the metadata keys that clauses ask for. */
class SqliteStoreContractTest extends StoreContract {
  @TempDir private Path folder;

  @Override
  protected StoreFactory factory() {
    return Sqlite.at(folder.resolve("bureau.db")).indexing("n");
  }

  @Override
  protected StoreFactory restarted() {
    return factory();
  }
}
