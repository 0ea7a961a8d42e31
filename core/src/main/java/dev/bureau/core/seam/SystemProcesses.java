package dev.bureau.core.seam;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Processes as /proc tells them on Linux, as {@link ProcessHandle} does elsewhere. */
final class SystemProcesses implements Processes {
  private static final Path PROC = Path.of("/proc");
  private static final String UNKNOWN = "unknown";

  private final ProcessStamp self;
  private final Launcher launcher = Launcher.on(System.getenv("PATH"));

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
    OptionalLong resident = ProcStat.residentBytes(process.pid());
    Optional<Duration> cpu =
        ProcessHandle.of(process.pid()).flatMap(each -> each.info().totalCpuDuration());
    // Its number may be another's by now: what was read is its own only if it still runs.
    return resident.isEmpty() || cpu.isEmpty() || !runs(process)
        ? Optional.empty()
        : Optional.of(new ProcessUsage(resident.getAsLong(), cpu.get().toNanos()));
  }

  @Override
  public Child start(Program program) throws IOException {
    Launcher.Started started = launcher.start(program);
    long pid = started.process().pid();
    ProcessStamp stamp =
        new ProcessStamp(self.boot(), self.namespace(), pid, startOf(pid).orElse(0));
    return new SystemChild(started, stamp);
  }

  @Override
  public void end(ProcessStamp process, Duration grace) {
    Optional<ProcessHandle> root = ProcessHandle.of(process.pid());
    if (isKnownHere(process) && root.isPresent() && runs(process)) {
      boolean grouped =
          ProcStat.of(process.pid()).filter(each -> each.session() == each.pid()).isPresent();
      Child.Reach reach = grouped ? Child.Reach.GROUP : Child.Reach.DESCENDANTS;
      new Family(root.get(), process, reach).end(grace);
    }
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

  /** When the process of that number started; empty if there is none, or only its remains. */
  private static OptionalLong startOf(long pid) {
    if (!ProcStat.isThere()) {
      Optional<Instant> start = ProcessHandle.of(pid).flatMap(each -> each.info().startInstant());
      return start.isPresent() ? OptionalLong.of(start.get().toEpochMilli()) : OptionalLong.empty();
    }
    Optional<ProcStat> stat = ProcStat.of(pid).filter(ProcStat::runs);
    return stat.isPresent() ? OptionalLong.of(stat.get().started()) : OptionalLong.empty();
  }
}
