package dev.bureau.bench.pages;

import dev.bureau.bench.DataFolder;
import dev.bureau.core.CoreEvents;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.store.CommitOutcome;
import dev.bureau.core.store.Store;
import dev.bureau.store.sql.Sqlite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The database of W4. It is loaded through the storage protocol, once for each number of rows and
 * each schema, and kept in the data folder; a name without {@code .loading} is complete.
 */
public final class LoadedFile {
  private static final int CALLERS = 64;

  private LoadedFile() {}

  /** The file with so many sessions; made if it is not there, which may take minutes. */
  public static Path with(int rows) throws IOException, InterruptedException {
    Path file = DataFolder.path().resolve("sessions-" + rows + "-" + schema() + ".db");
    if (!Files.exists(file)) {
      Path loading = Files.createTempFile(DataFolder.path(), file.getFileName() + "", ".loading");
      load(loading, rows);
      Files.move(loading, file);
    }
    return file;
  }

  /** The store in such a file. */
  static Sqlite factory(Path file) {
    return Sqlite.at(file).indexing(StoredSessions.PRIORITY);
  }

  private static void load(Path file, int rows) throws InterruptedException {
    StoredSessions sessions = new StoredSessions(rows);
    AtomicInteger next = new AtomicInteger();
    ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    try (Store store = factory(file).open(Seams.system(), CoreEvents.CATALOGUE)) {
      List<Callable<Void>> work = new ArrayList<>();
      for (int i = 0; i < CALLERS; i++) {
        work.add(
            () -> {
              for (int n = next.getAndIncrement(); n < rows; n = next.getAndIncrement()) {
                CommitOutcome outcome = store.sessions().commit(sessions.creating(n));
                if (!(outcome instanceof CommitOutcome.Committed)) {
                  throw new IllegalStateException("session " + n + ": " + outcome);
                }
              }
              return null;
            });
      }
      for (Future<Void> each : callers.invokeAll(work)) {
        each.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("the sessions could not be loaded", e.getCause());
    } finally {
      callers.shutdown();
    }
  }

  /** Names the schema of this program's files: a file of another one is no use. */
  private static String schema() throws IOException {
    Path folder = DataFolder.scratch("schema");
    Path file = folder.resolve("empty.db");
    Sqlite.at(file).open(Seams.system(), CoreEvents.CATALOGUE).close();
    StringBuilder all = new StringBuilder();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT sql FROM sqlite_schema ORDER BY name")) {
      while (row.next()) {
        all.append(row.getString(1)).append('\n');
      }
    } catch (SQLException e) {
      throw new IOException("the schema cannot be read", e);
    }
    DataFolder.delete(folder);
    return Integer.toHexString(all.toString().hashCode());
  }
}
