package dev.bureau.store.sql;

import com.google.inject.AbstractModule;
import dev.bureau.core.store.StoreFactory;
import java.nio.file.Path;

/** Binds the store to one SQLite file. */
public final class SqliteModule extends AbstractModule {
  private final Sqlite sqlite;

  /** The file as for {@link Sqlite#at}. */
  public SqliteModule(Path file) {
    this(Sqlite.at(file));
  }

  /** The file, with what else was said of it. */
  public SqliteModule(Sqlite sqlite) {
    this.sqlite = sqlite;
  }

  @Override
  protected void configure() {
    bind(StoreFactory.class).toInstance(sqlite);
  }
}
