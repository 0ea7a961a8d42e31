package dev.bureau.core.seam;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** A process of this machine. */
final class SystemChild implements Child {
  private static final int GRACE_SECONDS = 1;
  private static final int KILL_SECONDS = 5;

  private final Process process;

  private SystemChild(Process process) {
    this.process = process;
  }

  static Child start(Program program) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(program.command());
    builder.environment().clear();
    builder.environment().putAll(program.environment());
    return new SystemChild(builder.start());
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
  public OptionalInt exitCode() {
    return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
  }

  /** Who it has started is asked first: once it is gone, nobody knows whose they are. */
  @Override
  public void close() {
    List<ProcessHandle> family = process.descendants().toList();
    // Beside this thread, for somebody may be stuck in writing to it and hold the stream.
    SystemSeams.INSTANCE.tasks().execute("close-input", this::closeInput);
    boolean interrupted = !endsWithin(GRACE_SECONDS) && Thread.interrupted();
    List<ProcessHandle> grown = process.descendants().toList();
    process.destroyForcibly();
    family.forEach(ProcessHandle::destroyForcibly);
    grown.forEach(ProcessHandle::destroyForcibly);
    interrupted |= !endsWithin(KILL_SECONDS) && Thread.interrupted();
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

  /** False, with this thread's interrupt kept, if somebody does not want to wait. */
  private boolean endsWithin(int seconds) {
    try {
      return process.waitFor(seconds, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
