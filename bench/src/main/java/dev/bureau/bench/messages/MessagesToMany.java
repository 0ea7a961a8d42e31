package dev.bureau.bench.messages;

import dev.bureau.bench.DataFolder;
import dev.bureau.store.memory.Memory;
import dev.bureau.store.sql.Sqlite;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * W3: one sender writes windows of 10,000 messages in batches of 256 to 10,000 sessions in turn, or
 * to a single one, and waits until they are handled. Ours are durable or in memory, each handled
 * once and journaled; at the end all must be. The limit is a queue for each receiver on a pool of
 * two threads. One operation is one message.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class MessagesToMany {
  private static final int MANY = 10_000;

  /** Many sessions in memory. */
  @State(Scope.Benchmark)
  public static class InMemory {
    private Receivers receivers;

    @Setup
    public void open() {
      receivers = new Receivers(Memory.store(), MANY);
    }

    @TearDown
    public void close() {
      receivers.close();
    }
  }

  /** One session in memory. */
  @State(Scope.Benchmark)
  public static class AloneInMemory {
    private Receivers receivers;

    @Setup
    public void open() {
      receivers = new Receivers(Memory.store(), 1);
    }

    @TearDown
    public void close() {
      receivers.close();
    }
  }

  /** Many sessions in a SQLite file. */
  @State(Scope.Benchmark)
  public static class OnSqlite {
    private Path folder;
    private Receivers receivers;

    @Setup
    public void open() throws IOException {
      folder = DataFolder.scratch("w3-ours");
      receivers = new Receivers(Sqlite.at(folder.resolve("bureau.db")), MANY);
    }

    @TearDown
    public void close() throws IOException {
      receivers.close();
      DataFolder.delete(folder);
    }
  }

  /** Queues on a pool, found by name. */
  @State(Scope.Benchmark)
  public static class Bare {
    private final Window window = new Window();
    private final Map<String, BareMailbox> mailboxes = new ConcurrentHashMap<>();
    private final String[] names = new String[MANY];
    private ForkJoinPool pool;

    @Setup
    public void open() {
      pool = new ForkJoinPool(2, ForkJoinPool.defaultForkJoinWorkerThreadFactory, null, true);
      for (int i = 0; i < MANY; i++) {
        names[i] = "session-" + i;
        mailboxes.put(names[i], new BareMailbox(pool, letter -> window.handled()));
      }
    }

    @TearDown
    public void close() {
      pool.shutdown();
    }

    void window(int receivers) throws InterruptedException {
      window.open();
      for (int i = 0; i < Window.SIZE; i++) {
        String receiver = names[i % receivers];
        BareMailbox mailbox = Objects.requireNonNull(mailboxes.get(receiver));
        mailbox.send(new BareMailbox.Letter("bench", receiver, i & 3, "hi"));
      }
      window.await();
    }
  }

  @Benchmark
  @OperationsPerInvocation(Window.SIZE)
  public void oursInMemory(InMemory ours) throws InterruptedException {
    ours.receivers.window();
  }

  @Benchmark
  @OperationsPerInvocation(Window.SIZE)
  public void oursOnSqlite(OnSqlite ours) throws InterruptedException {
    ours.receivers.window();
  }

  @Benchmark
  @OperationsPerInvocation(Window.SIZE)
  public void oursAloneInMemory(AloneInMemory ours) throws InterruptedException {
    ours.receivers.window();
  }

  @Benchmark
  @OperationsPerInvocation(Window.SIZE)
  public void bareInMemory(Bare bare) throws InterruptedException {
    bare.window(MANY);
  }

  @Benchmark
  @OperationsPerInvocation(Window.SIZE)
  public void bareAloneInMemory(Bare bare) throws InterruptedException {
    bare.window(1);
  }
}
