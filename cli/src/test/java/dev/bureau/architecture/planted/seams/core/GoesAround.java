package dev.bureau.architecture.planted.seams.core;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.FileReader;
import java.io.FileWriter;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.chrono.JapaneseDate;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.Scanner;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.Timer;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Planted: every way around the seams that we know, one in each method. Nothing here is ever run. A
 * new line in {@code Seams} wants a method here.
 */
@SuppressWarnings({"unused", "resource", "try"})
public final class GoesAround {
  void threadSleep() throws Exception {
    Thread.sleep(1);
  }

  void threadSleepByReference() throws Exception {
    LongWork s = Thread::sleep;
  }

  void newThread() throws Exception {
    new Thread(() -> {});
  }

  void newThreadByReference() throws Exception {
    Function<Runnable, Thread> f = Thread::new;
  }

  void threadStart() throws Exception {
    Thread.currentThread().start();
  }

  void timeUnitSleep() throws Exception {
    TimeUnit.SECONDS.sleep(1);
  }

  void parkNanos() throws Exception {
    LockSupport.parkNanos(1);
  }

  void instantNow() throws Exception {
    Instant.now();
  }

  void instantNowByReference() throws Exception {
    Supplier<Instant> s = Instant::now;
  }

  void localDateNow() throws Exception {
    LocalDate.now();
  }

  void localDateTimeNow() throws Exception {
    LocalDateTime.now();
  }

  void zonedDateTimeNowInZone() throws Exception {
    ZonedDateTime.now(ZoneOffset.UTC);
  }

  void offsetDateTimeNow() throws Exception {
    OffsetDateTime.now();
  }

  void yearNow() throws Exception {
    Year.now();
  }

  void japaneseDateNow() throws Exception {
    JapaneseDate.now();
  }

  void clockSystemUtc() throws Exception {
    Clock.systemUTC();
  }

  void clockSystemDefaultZone() throws Exception {
    Clock.systemDefaultZone();
  }

  void clockSystem() throws Exception {
    Clock.system(ZoneOffset.UTC);
  }

  void clockTickMillis() throws Exception {
    Clock.tickMillis(ZoneOffset.UTC);
  }

  void instantSourceSystem() throws Exception {
    InstantSource.system();
  }

  void newDate() throws Exception {
    new Date();
  }

  void calendarGetInstance() throws Exception {
    Calendar.getInstance();
  }

  void currentTimeMillis() throws Exception {
    System.currentTimeMillis();
  }

  void nanoTime() throws Exception {
    System.nanoTime();
  }

  void nanoTimeByReference() throws Exception {
    LongSupplier s = System::nanoTime;
  }

  void nanoTimeInLambda() throws Exception {
    LongSupplier s = () -> System.nanoTime();
  }

  void randomUuid() throws Exception {
    UUID.randomUUID();
  }

  void randomUuidByReference() throws Exception {
    Supplier<UUID> s = UUID::randomUUID;
  }

  void mathRandom() throws Exception {
    Math.random();
  }

  void threadLocalRandom() throws Exception {
    ThreadLocalRandom.current().nextInt();
  }

  void newRandom() throws Exception {
    new Random();
  }

  void newRandomByReference() throws Exception {
    Supplier<Random> s = Random::new;
  }

  void newSplittableRandom() throws Exception {
    new SplittableRandom();
  }

  void newSecureRandom() throws Exception {
    new SecureRandom();
  }

  void secureRandomStrong() throws Exception {
    SecureRandom.getInstanceStrong();
  }

  void randomGenerator() throws Exception {
    RandomGenerator.getDefault();
  }

  void randomGeneratorFactory() throws Exception {
    RandomGeneratorFactory.getDefault();
  }

  void shuffle() throws Exception {
    Collections.shuffle(new ArrayList<>());
  }

  void supplyAsync() throws Exception {
    CompletableFuture.supplyAsync(() -> "");
  }

  void runAsyncWithExecutor() throws Exception {
    CompletableFuture.runAsync(() -> {}, Runnable::run);
  }

  void thenApplyAsync() throws Exception {
    new CompletableFuture<String>().thenApplyAsync(x -> x);
  }

  void stageThenRunAsync() throws Exception {
    CompletableFuture.completedStage("").thenRunAsync(() -> {});
  }

  void orTimeout() throws Exception {
    new CompletableFuture<String>().orTimeout(1, TimeUnit.SECONDS);
  }

  void delayedExecutor() throws Exception {
    CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS);
  }

  void executors() throws Exception {
    Executors.newCachedThreadPool();
  }

  void executorsByReference() throws Exception {
    Supplier<ExecutorService> s = Executors::newCachedThreadPool;
  }

  void newThreadPoolExecutor() throws Exception {
    new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
  }

  void newScheduledThreadPool() throws Exception {
    new ScheduledThreadPoolExecutor(1);
  }

  void newForkJoinPool() throws Exception {
    new ForkJoinPool();
  }

  void commonPool() throws Exception {
    ForkJoinPool.commonPool();
  }

  void newTimer() throws Exception {
    new Timer();
  }

  void listParallelStream() throws Exception {
    List.of().parallelStream();
  }

  void setParallelStreamByReference() throws Exception {
    Function<Set<String>, Stream<String>> f = Set::parallelStream;
  }

  void streamParallel() throws Exception {
    Stream.of().parallel();
  }

  void intStreamParallel() throws Exception {
    IntStream.of().parallel();
  }

  void filesList() throws Exception {
    Files.list(Path.of(""));
  }

  void filesExists() throws Exception {
    Files.exists(Path.of(""));
  }

  void filesExistsByReference() throws Exception {
    Predicate<Path> p = Files::exists;
  }

  void filesNewByteChannel() throws Exception {
    Files.newByteChannel(Path.of(""));
  }

  void fileDelete() throws Exception {
    new File("").delete();
  }

  void fileListFiles() throws Exception {
    new File("").listFiles();
  }

  void fileCreateTemp() throws Exception {
    File.createTempFile("", "");
  }

  void newFileInputStream() throws Exception {
    new FileInputStream("");
  }

  void newFileOutputStream() throws Exception {
    new FileOutputStream("");
  }

  void newFileReader() throws Exception {
    new FileReader("", UTF_8);
  }

  void newFileWriter() throws Exception {
    new FileWriter("", UTF_8);
  }

  void newRandomAccessFile() throws Exception {
    new RandomAccessFile("", "r");
  }

  void newPrintStream() throws Exception {
    new PrintStream("");
  }

  void newPrintWriter() throws Exception {
    new PrintWriter(new File(""));
  }

  void newScanner() throws Exception {
    new Scanner(new File(""));
  }

  void fileChannelOpen() throws Exception {
    FileChannel.open(Path.of(""));
  }

  void asynchronousFileChannelOpen() throws Exception {
    AsynchronousFileChannel.open(Path.of(""));
  }

  void newProcessBuilder() throws Exception {
    new ProcessBuilder("");
  }

  void runtimeExec() throws Exception {
    Runtime.getRuntime().exec(new String[] {""});
  }

  void processHandleCurrent() throws Exception {
    ProcessHandle.current();
  }

  void newObjectInputStream() throws Exception {
    new ObjectInputStream(InputStream.nullInputStream());
  }

  void newObjectOutputStream() throws Exception {
    new ObjectOutputStream(OutputStream.nullOutputStream());
  }

  static final class SubclassOfThread extends Thread {}

  private interface LongWork {
    void run(long time) throws Exception;
  }
}
