package dev.bureau.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static dev.bureau.architecture.BackDoor.any;
import static dev.bureau.architecture.BackDoor.constructor;
import static dev.bureau.architecture.BackDoor.emptyConstructor;
import static dev.bureau.architecture.BackDoor.exactly;
import static dev.bureau.architecture.BackDoor.named;
import static dev.bureau.architecture.BackDoor.nowWithoutClock;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.lang.ArchRule;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.FileReader;
import java.io.FileWriter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Calendar;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.Scanner;
import java.util.SplittableRandom;
import java.util.Timer;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.BaseStream;

/**
 * The seams: core, store, metrics, transitions and orchestrator reach time, chance, threads, files
 * and processes through {@code core.seam} only, so that a simulation can hold all of them in its
 * hand.
 */
final class Seams {
  private static final List<BackDoor> TIME =
      List.of(
          nowWithoutClock(),
          named(Clock.class, "system.*|tickMillis|tickSeconds|tickMinutes"),
          named(InstantSource.class, "system"),
          named(System.class, "currentTimeMillis|nanoTime"),
          emptyConstructor(Date.class),
          named(Calendar.class, "getInstance"));

  private static final List<BackDoor> CHANCE =
      List.of(
          named(UUID.class, "randomUUID"),
          named(Math.class, "random"),
          named(StrictMath.class, "random"),
          any(ThreadLocalRandom.class),
          any(SecureRandom.class),
          emptyConstructor(Random.class),
          emptyConstructor(SplittableRandom.class),
          named(RandomGenerator.class, "getDefault|of"),
          any(RandomGeneratorFactory.class),
          exactly(Collections.class, "shuffle", List.class));

  private static final List<BackDoor> THREADS =
      List.of(
          // The last two are newer than the release we compile for.
          named(Thread.class, "<init>|start|sleep|startVirtualThread|of(Virtual|Platform)"),
          named(TimeUnit.class, "sleep"),
          named(LockSupport.class, "park(Nanos|Until)"),
          named(CompletionStage.class, ".*Async|orTimeout|completeOnTimeout|delayedExecutor"),
          any(Executors.class),
          constructor(ThreadPoolExecutor.class),
          named(ForkJoinPool.class, "<init>|commonPool"),
          constructor(Timer.class),
          named(Collection.class, "parallelStream"),
          named(BaseStream.class, "parallel"));

  private static final List<BackDoor> FILES =
      List.of(
          any(Files.class),
          named(
              File.class,
              "create.*|delete.*|exists|is(File|Directory|Hidden)|last.*|length|list.*|mkdirs?"
                  + "|renameTo|set.*|can.*"),
          constructor(FileInputStream.class),
          constructor(FileOutputStream.class),
          constructor(FileReader.class),
          constructor(FileWriter.class),
          constructor(RandomAccessFile.class),
          exactly(PrintStream.class, "<init>", File.class),
          exactly(PrintStream.class, "<init>", String.class),
          exactly(PrintWriter.class, "<init>", File.class),
          exactly(PrintWriter.class, "<init>", String.class),
          exactly(Scanner.class, "<init>", File.class),
          named(FileChannel.class, "open"),
          named(AsynchronousFileChannel.class, "open"));

  private static final List<BackDoor> PROCESSES =
      List.of(
          any(ProcessBuilder.class),
          named(Runtime.class, "exec"),
          any(ProcessHandle.class),
          // Foreign bytes that choose which classes are loaded: never, through no seam.
          constructor(ObjectInputStream.class),
          constructor(ObjectOutputStream.class));

  private static final List<List<BackDoor>> ALL = List.of(TIME, CHANCE, THREADS, FILES, PROCESSES);

  private Seams() {}

  /**
   * The rule looks at access targets rather than at calls: a method reference such as {@code
   * System::nanoTime} is an access but not a call.
   */
  static ArchRule areTheOnlyWayOut(String root) {
    return noClasses()
        .that()
        .resideInAnyPackage(
            root + ".core..",
            root + ".store..",
            root + ".metrics..",
            root + ".transitions..",
            root + ".orchestrator..")
        .and()
        .resideOutsideOfPackage(root + ".core.seam..")
        .should()
        .accessTargetWhere(describe("the target goes around the seams", Seams::isBackDoor));
  }

  private static boolean isBackDoor(JavaAccess<?> access) {
    return ALL.stream().flatMap(List::stream).anyMatch(door -> door.opens(access.getTarget()));
  }
}
