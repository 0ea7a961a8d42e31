package dev.bureau.testing;

import dev.bureau.core.seam.ProcessStamp;
import dev.bureau.core.seam.ProcessUsage;
import dev.bureau.core.seam.Processes;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Processes of one machine that live until a test ends them. Thread-safe. */
public final class ManualProcesses implements Processes {
  private final Set<ProcessStamp> gone = ConcurrentHashMap.newKeySet();
  private final Map<ProcessStamp, ProcessUsage> usages = new ConcurrentHashMap<>();
  private final AtomicLong numbers = new AtomicLong();
  private final ProcessStamp self = another();

  @Override
  public ProcessStamp self() {
    return self;
  }

  /** One more process of this machine, alive. */
  public ProcessStamp another() {
    return new ProcessStamp("manual-boot", "manual-namespace", numbers.incrementAndGet(), 1);
  }

  /** Ends a process: from now on it is certainly gone. */
  public void end(ProcessStamp process) {
    gone.add(process);
  }

  @Override
  public void end(ProcessStamp process, Duration grace) {
    end(process);
  }

  @Override
  public boolean isGone(ProcessStamp process) {
    return gone.contains(process);
  }

  /** A process has taken so much of the machine from now on. */
  public void takes(ProcessStamp process, ProcessUsage usage) {
    usages.put(process, usage);
  }

  @Override
  public Optional<ProcessUsage> usage(ProcessStamp process) {
    return Optional.ofNullable(usages.get(process)).filter(each -> !isGone(process));
  }
}
