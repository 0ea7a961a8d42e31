package dev.bureau.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.bureau.core.CoreEvents;
import dev.bureau.core.error.Category;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.store.Store;
import dev.bureau.core.store.StoreException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * While another program sits on the file, writing is refused after the patience; reading goes on.
 */
@Tag("slow")
@Timeout(60)
class SqliteLockTest {
  @TempDir private Path folder;
  private Path file;
  private Store store;
  private Connection rival;
  private Statement statement;

  @BeforeEach
  void lockTheFileElsewhere() throws SQLException {
    file = folder.resolve("bureau.db");
    store = Sqlite.at(file).open(Seams.system(), CoreEvents.CATALOGUE);
    new Counting(store).create();
    rival = DriverManager.getConnection("jdbc:sqlite:" + file);
    statement = rival.createStatement();
    statement.execute("BEGIN IMMEDIATE");
  }

  @AfterEach
  void close() throws SQLException {
    rival.close();
    store.close();
  }

  @Test
  void refusesToWriteAndIsUsableAgainAfterwards() throws SQLException {
    StoreException refusal =
        catchThrowableOfType(StoreException.class, () -> new Counting(store).next());

    assertThat(refusal.category()).isEqualTo(Category.UNAVAILABLE);
    assertThat(refusal).hasMessageContaining("locked");
    assertThat(store.sessions().journal(Counting.SESSION, 1, 10)).hasSize(1);
    statement.execute("ROLLBACK");
    assertThat(new Counting(store).next()).isEqualTo(2);
  }

  @Test
  void goesOnReading() {
    assertThat(store.sessions().head(Counting.SESSION)).isPresent();
  }

  @Test
  void isOpenedForReadingAllTheSame() {
    try (Store second = Sqlite.at(file).open(Seams.system(), CoreEvents.CATALOGUE)) {
      assertThat(second.sessions().head(Counting.SESSION)).isPresent();
    }
  }
}
