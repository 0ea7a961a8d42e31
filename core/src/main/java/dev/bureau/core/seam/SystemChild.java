package dev.bureau.core.seam;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A process of this machine. */
final class SystemChild implements Child {
  private static final Duration GRACE = Duration.ofSeconds(1);

  private final Process process;
  private final ProcessStamp stamp;
  private final Launcher.Started started;
  private final Family family;

  SystemChild(Launcher.Started started, ProcessStamp stamp) {
    this.process = started.process();
    this.stamp = stamp;
    this.started = started;
    this.family = new Family(process.toHandle(), stamp, started.reach());
  }

  @Override
  public OutputStream input() {
    return process.getOutputStream();
  }

  @Override
  public InputStream output() {
    return process.getInputStream();
  }

  @Override
  public InputStream errors() {
    return process.getErrorStream();
  }

  @Override
  public ProcessStamp stamp() {
    return stamp;
  }

  @Override
  public Reach reach() {
    return started.reach();
  }

  @Override
  public CpuPriority priority() {
    return started.priority();
  }

  @Override
  public Optional<ProcessUsage> usage() {
    return family.usage();
  }

  @Override
  public OptionalInt exitCode() {
    return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
  }

  @Override
  public OptionalInt await(Duration atMost) throws InterruptedException {
    return process.waitFor(atMost.toNanos(), TimeUnit.NANOSECONDS)
        ? OptionalInt.of(process.exitValue())
        : OptionalInt.empty();
  }

  @Override
  public void onEnd(Runnable task) {
    Tasks tasks = SystemSeams.INSTANCE.tasks();
    CompletableFuture<Void> unused =
        process.onExit().thenRun(() -> tasks.execute("child-ended", task));
  }

  @Override
  public void end(Duration grace) {
    family.end(grace);
  }

  @Override
  public void close() {
    family.members(); // asked first: once it is gone, nobody knows whose they are
    // Beside this thread, for somebody may be stuck in writing to it and hold the stream.
    SystemSeams.INSTANCE.tasks().execute("close-input", this::closeInput);
    boolean interrupted = false;
    try {
      await(GRACE);
    } catch (InterruptedException e) { // somebody does not want to wait
      interrupted = true;
    }
    family.end(Duration.ZERO);
    process.destroyForcibly(); // it is gone: this closes its streams
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void closeInput() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) { // it reads no more, which is what was wanted
      return;
    }
  }
}
