package dev.bureau.store.sql;

import com.google.inject.AbstractModule;
import dev.bureau.core.store.StoreFactory;
import java.nio.file.Path;

/** Binds the store to one SQLite file. */
public final class SqliteModule extends AbstractModule {
  private final Path file;

  /** The file as for {@link Sqlite#at}. */
  public SqliteModule(Path file) {
    this.file = file;
  }

  @Override
  protected void configure() {
    bind(StoreFactory.class).toInstance(Sqlite.at(file));
  }
}
