package dev.bureau.bench.pages;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.query.Cursor;
import dev.bureau.core.query.Field;
import dev.bureau.core.query.Filter;
import dev.bureau.core.query.Order;
import dev.bureau.core.query.Page;
import dev.bureau.core.query.Query;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.Status;
import dev.bureau.orchestrator.Bureau;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * W4: pages of 50 and single heads among a million sessions, one caller. The limits are
 * hand-written queries of the same file that leave the heads as text; before anything is measured,
 * both must have found the same sessions.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PagesOfAMillion {
  private static final int PAGE = 50;
  private static final int STRIDE = 7_919;
  private static final Query BY_PRIORITY =
      Query.of(Filter.all())
          .orderedBy(Order.ascending(Field.metadata(StoredSessions.PRIORITY)))
          .limit(PAGE);

  /** The file, open for both. */
  @State(Scope.Benchmark)
  public static class File {
    @Param("1000000")
    private int rows;

    private Bureau bureau;
    private RawQueries raw;
    private int number;

    @Setup
    public void open() throws IOException, InterruptedException, SQLException {
      Path path = LoadedFile.with(rows);
      bureau = Bureau.open(LoadedFile.factory(path));
      raw = new RawQueries(path);
      requireWhole(query(Filter.search(StoredSessions.RARE_WORD), null));
      requireWhole(bureau.sessions().query(BY_PRIORITY));
      requireSame(query(Filter.all(), null), raw.firstPage());
      requireSame(query(Filter.status(Status.ACTIVE), null), raw.pageByStatus("ACTIVE"));
    }

    @TearDown
    public void close() throws SQLException {
      raw.close();
      bureau.close();
    }

    Page query(Filter filter, @Nullable Cursor after) {
      return bureau.sessions().query(Query.of(filter).limit(PAGE).after(after));
    }

    /** One session after the other, far apart. */
    SessionId someId() {
      number = (number + STRIDE) % rows;
      return StoredSessions.id(number);
    }
  }

  /** A place behind nine tenths of all sessions. */
  @State(Scope.Benchmark)
  public static class Depth {
    private static final int STEP = 10_000;

    private Cursor cursor;
    private long created;
    private String id;

    @Setup
    public void walk(File file) throws SQLException {
      int left = file.rows / 10 * 9;
      Cursor reached = null;
      Session last = null;
      while (left > 0) {
        int limit = Math.min(left, STEP);
        Query step = Query.of(Filter.all()).limit(limit).after(reached);
        Page page = file.bureau.sessions().query(step);
        last = page.sessions().get(limit - 1);
        reached = page.next();
        left -= limit;
      }
      if (reached == null || last == null) {
        throw new IllegalStateException("there are not enough sessions for a deep page");
      }
      cursor = reached;
      id = last.id().value();
      created = file.raw.created(id);
      requireSame(file.query(Filter.all(), cursor), file.raw.pageAfter(created, id));
    }
  }

  @Benchmark
  public Page oursFirstPage(File file) {
    return file.query(Filter.all(), null);
  }

  @Benchmark
  public List<RawQueries.Row> rawFirstPage(File file) throws SQLException {
    return file.raw.firstPage();
  }

  @Benchmark
  public Page oursDeepPage(File file, Depth depth) {
    return file.query(Filter.all(), depth.cursor);
  }

  @Benchmark
  public List<RawQueries.Row> rawDeepPage(File file, Depth depth) throws SQLException {
    return file.raw.pageAfter(depth.created, depth.id);
  }

  @Benchmark
  public Page oursPageByStatus(File file) {
    return file.query(Filter.status(Status.ACTIVE), null);
  }

  @Benchmark
  public List<RawQueries.Row> rawPageByStatus(File file) throws SQLException {
    return file.raw.pageByStatus("ACTIVE");
  }

  /** Fifty of the million have it in their name. */
  @Benchmark
  public Page oursSearch(File file) {
    return file.query(Filter.search(StoredSessions.RARE_WORD), null);
  }

  /** Sorted by a key of the metadata that was declared for indexing. */
  @Benchmark
  public Page oursPageByPriority(File file) {
    return file.bureau.sessions().query(BY_PRIORITY);
  }

  @Benchmark
  public Session oursHead(File file) {
    return file.bureau.sessions().get(file.someId());
  }

  @Benchmark
  public List<RawQueries.Row> rawHead(File file) throws SQLException {
    return file.raw.head(file.someId().value());
  }

  private static void requireWhole(Page page) {
    if (page.sessions().size() != PAGE) {
      throw new IllegalStateException("found " + page.sessions().size() + " instead of " + PAGE);
    }
  }

  private static void requireSame(Page ours, List<RawQueries.Row> raw) {
    List<String> found = ours.sessions().stream().map(each -> each.id().value()).toList();
    List<String> expected = raw.stream().map(RawQueries.Row::id).toList();
    if (found.size() != PAGE || !found.equals(expected)) {
      throw new IllegalStateException("ours finds " + found + ", the limit " + expected);
    }
  }
}
