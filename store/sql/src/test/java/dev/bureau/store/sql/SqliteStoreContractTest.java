package dev.bureau.store.sql;

import dev.bureau.core.store.StoreFactory;
import dev.bureau.testing.contract.StoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** SQLite fulfils the contract. */
class SqliteStoreContractTest extends StoreContract {
  @TempDir private Path folder;

  @Override
  protected StoreFactory factory() {
    return Sqlite.at(folder.resolve("bureau.db"));
  }

  @Override
  protected StoreFactory restarted() {
    return factory();
  }
}
