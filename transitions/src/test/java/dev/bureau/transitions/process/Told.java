package dev.bureau.transitions.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.constraint.Breach;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Remembers what a program did, in order. */
final class Told implements ProcessListener {
  private static final int DEADLINE_SECONDS = 30;

  private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> complaints = new LinkedBlockingQueue<>();
  private final CountDownLatch end = new CountDownLatch(1);
  private final List<Object> endings = new CopyOnWriteArrayList<>();

  @Override
  public void said(String line) {
    said.add(line);
  }

  @Override
  public void complained(String line) {
    complaints.add(line);
  }

  @Override
  public void breached(Breach breach) {
    endings.add(breach);
  }

  @Override
  public void ended(Ended how) {
    endings.add(how);
    end.countDown();
  }

  /** The next line of its output. */
  String line() throws InterruptedException {
    return next(said);
  }

  /** The next line of its errors. */
  String complaint() throws InterruptedException {
    return next(complaints);
  }

  /** Lines that were told and not asked for. */
  List<String> left() {
    return List.copyOf(said);
  }

  /** Breaches and ends, as soon as it was told of an end. */
  List<Object> endings() throws InterruptedException {
    assertThat(end.await(DEADLINE_SECONDS, TimeUnit.SECONDS)).as("told of an end").isTrue();
    return endings;
  }

  private static String next(BlockingQueue<String> lines) throws InterruptedException {
    String line = lines.poll(DEADLINE_SECONDS, TimeUnit.SECONDS);
    assertThat(line).as("a line within %d s", DEADLINE_SECONDS).isNotNull();
    return line;
  }
}
