package dev.bureau.core.seam;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Processes as /proc tells them on Linux, as {@link ProcessHandle} does elsewhere. */
final class SystemProcesses implements Processes {
  private static final Path PROC = Path.of("/proc");
  private static final String UNKNOWN = "unknown";
  private static final String RESIDENT = "VmRSS:";
  private static final long KIB = 1024;
  private static final int STATE = 0;
  private static final int START_TIME = 19;

  private final ProcessStamp self;

  private SystemProcesses(String boot, String namespace) {
    long pid = ProcessHandle.current().pid();
    this.self = new ProcessStamp(boot, namespace, pid, startOf(pid).orElse(0));
  }

  static SystemProcesses ofThisMachine() {
    String boot;
    String namespace;
    try {
      boot = Files.readString(PROC.resolve("sys/kernel/random/boot_id")).strip();
      namespace = Files.readSymbolicLink(PROC.resolve("self/ns/pid")).toString();
    } catch (IOException e) { // not Linux: one namespace, boots told apart by start times alone
      boot = UNKNOWN;
      namespace = UNKNOWN;
    }
    return new SystemProcesses(boot, namespace);
  }

  @Override
  public ProcessStamp self() {
    return self;
  }

  @Override
  public boolean isGone(ProcessStamp process) {
    return isKnownHere(process) && !runs(process);
  }

  /** Linux tells the memory; the JDK knows in what unit it tells the time. */
  @Override
  public Optional<ProcessUsage> usage(ProcessStamp process) {
    if (!isKnownHere(process)) {
      return Optional.empty();
    }
    OptionalLong resident = residentBytes(process.pid());
    Optional<Duration> cpu =
        ProcessHandle.of(process.pid()).flatMap(each -> each.info().totalCpuDuration());
    // Its number may be another's by now: what was read is its own only if it still runs.
    return resident.isEmpty() || cpu.isEmpty() || !runs(process)
        ? Optional.empty()
        : Optional.of(new ProcessUsage(resident.getAsLong(), cpu.get().toNanos()));
  }

  @Override
  public Child start(Program program) throws IOException {
    return SystemChild.start(program);
  }

  @Override
  public OptionalLong cpuNanosOfThisThread() {
    return ThreadCpu.nanos();
  }

  private boolean isKnownHere(ProcessStamp process) {
    return process.boot().equals(self.boot()) && process.namespace().equals(self.namespace());
  }

  private static boolean runs(ProcessStamp process) {
    OptionalLong start = startOf(process.pid());
    return start.isPresent() && start.getAsLong() == process.started();
  }

  private static OptionalLong residentBytes(long pid) {
    try (Stream<String> lines = Files.lines(PROC.resolve(pid + "/status"))) {
      return lines
          .filter(each -> each.startsWith(RESIDENT))
          .mapToLong(each -> Long.parseLong(each.replaceAll("[^0-9]", "")) * KIB)
          .findFirst();
    } catch (IOException | UncheckedIOException e) { // not Linux, or it ended meanwhile
      return OptionalLong.empty();
    }
  }

  /** When the process of that number started; empty if there is none, or only its remains. */
  private static OptionalLong startOf(long pid) {
    if (!Files.isDirectory(PROC.resolve("self"))) {
      Optional<Instant> start = ProcessHandle.of(pid).flatMap(each -> each.info().startInstant());
      return start.isPresent() ? OptionalLong.of(start.get().toEpochMilli()) : OptionalLong.empty();
    }
    try {
      String stat = Files.readString(PROC.resolve(pid + "/stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      boolean ended = fields[STATE].equals("Z") || fields[STATE].equals("X");
      return ended ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(fields[START_TIME]));
    } catch (NoSuchFileException e) {
      return OptionalLong.empty();
    } catch (IOException e) { // the process ended between opening and reading
      return OptionalLong.empty();
    }
  }
}
