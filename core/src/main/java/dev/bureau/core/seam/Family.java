package dev.bureau.core.seam;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A process, and all that it has started. Thread-safe. */
final class Family {
  private static final Duration KILLING = Duration.ofSeconds(5);
  private static final long LONGEST_PAUSE = 50;

  private final ProcessHandle root;
  private final ProcessStamp stamp;
  private final Child.Reach reach;
  private final Set<ProcessHandle> found = ConcurrentHashMap.newKeySet();
  private volatile boolean gone;

  Family(ProcessHandle root, ProcessStamp stamp, Child.Reach reach) {
    this.root = root;
    this.stamp = stamp;
    this.reach = reach;
  }

  /** Those that run now and can be found. */
  List<ProcessHandle> members() {
    if (gone) {
      return List.of(); // somebody else may have the number of the group by now
    }
    Set<ProcessHandle> now = running();
    if (now.isEmpty()) {
      now = running(); // the last one may have started another while the list was read
      gone = now.isEmpty();
    }
    found.addAll(now);
    found.retainAll(now);
    return List.copyOf(now);
  }

  private Set<ProcessHandle> running() {
    return ProcStat.isThere() ? listed() : descendants();
  }

  private Set<ProcessHandle> known() {
    Set<ProcessHandle> known = new LinkedHashSet<>(List.of(root));
    known.addAll(found);
    known.removeIf(each -> !each.isAlive());
    return known;
  }

  private Set<ProcessHandle> descendants() {
    Set<ProcessHandle> all = known();
    Set.copyOf(all).forEach(each -> each.descendants().forEach(all::add));
    return all;
  }

  /** As one list of all processes tells, which costs less than to ask each for its descendants. */
  private Set<ProcessHandle> listed() {
    Map<Long, ProcStat> running = new TreeMap<>();
    ProcStat.all().stream()
        .filter(ProcStat::runs) // one that was killed stands there until somebody has its code
        .forEach(each -> running.put(each.pid(), each));
    Set<Long> members = new LinkedHashSet<>();
    known().forEach(each -> members.add(each.pid()));
    boolean grouped = reach == Child.Reach.GROUP && !isAnother(running.get(stamp.pid()));
    int before;
    do {
      before = members.size();
      running.values().stream()
          .filter(each -> (grouped && isInGroup(each)) || members.contains(each.parent()))
          .forEach(each -> members.add(each.pid()));
    } while (members.size() > before);
    members.retainAll(running.keySet());
    return members.stream()
        .flatMap(each -> ProcessHandle.of(each).stream())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /**
   * The session and the first group of a process that began them have its number, which nobody else
   * is given while somebody is in them.
   */
  private boolean isInGroup(ProcStat process) {
    return process.session() == stamp.pid() || process.group() == stamp.pid();
  }

  private boolean isAnother(@Nullable ProcStat ofThatNumber) {
    return ofThatNumber != null
        && stamp.started() != 0 // it ended before it was seen
        && stamp.started() != ofThatNumber.started();
  }

  Optional<ProcessUsage> usage() {
    long bytes = 0;
    long nanos = 0;
    boolean told = false;
    for (ProcessHandle each : members()) {
      OptionalLong resident = ProcStat.residentBytes(each.pid());
      Optional<Duration> cpu = each.info().totalCpuDuration();
      if (resident.isPresent() && cpu.isPresent()) {
        bytes += resident.getAsLong();
        nanos += cpu.get().toNanos();
        told = true;
      }
    }
    return told ? Optional.of(new ProcessUsage(bytes, nanos)) : Optional.empty();
  }

  /** Asks all to end, waits for that long, and kills who is left, until nobody is. */
  void end(Duration grace) {
    boolean interrupted = false;
    if (!grace.isZero()) {
      members().forEach(ProcessHandle::destroy);
      interrupted = !areGoneWithin(grace, false);
    }
    // Again and again: what is killed may just have started another.
    interrupted |= !areGoneWithin(KILLING, true);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** False if this thread was interrupted; if it kills, it goes on nevertheless. */
  private boolean areGoneWithin(Duration time, boolean killing) {
    long begun = System.nanoTime();
    boolean interrupted = false;
    long pause = 1;
    for (List<ProcessHandle> left = members(); !left.isEmpty(); left = members()) {
      if (killing) {
        left.forEach(ProcessHandle::destroyForcibly);
      }
      if (System.nanoTime() - begun >= time.toNanos()) {
        return !interrupted;
      }
      try {
        TimeUnit.MILLISECONDS.sleep(pause);
      } catch (InterruptedException e) { // given back by whoever called
        interrupted = true;
        if (!killing) {
          return false;
        }
      }
      pause = Math.min(2 * pause, LONGEST_PAUSE);
    }
    return !interrupted;
  }
}
