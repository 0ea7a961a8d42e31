package dev.bureau.examples.agent;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** What a program does that a host must survive. */
final class Tricks {
  private static final int PIECE = 1 << 20;
  private static final long NANOS_A_MILLI = 1_000_000;

  private final PrintStream out;
  private final List<byte[]> eaten = new ArrayList<>();

  Tricks(PrintStream out) {
    this.out = out;
  }

  /** Reads no more and does not end when it is asked to: the JVM waits for the hook for ever. */
  void hang() {
    Runtime.getRuntime().addShutdownHook(new Thread(Tricks::forEver));
    out.println("hanging");
    forEver();
  }

  /** Writes so many bytes without an end of line. */
  void babble(long bytes) {
    byte[] piece = new byte[8192];
    Arrays.fill(piece, (byte) 'x');
    for (long left = bytes; left > 0; left -= piece.length) {
      out.write(piece, 0, (int) Math.min(left, piece.length));
    }
    out.flush();
  }

  /** Starts a child that sleeps, and holds the same standard output and error. */
  void spawn() throws IOException {
    Process child = new ProcessBuilder("sleep", "1000").inheritIO().start();
    out.println("spawned " + child.pid());
  }

  /** Takes memory and keeps it. */
  void eat(long bytes) {
    for (long left = bytes; left > 0; left -= PIECE) {
      byte[] piece = new byte[(int) Math.min(left, PIECE)];
      Arrays.fill(piece, (byte) 1); // else the machine does not really give it
      eaten.add(piece);
    }
    out.println("eaten " + bytes);
  }

  /** Takes so much time of a processor. */
  void spin(long millis) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long end = threads.getCurrentThreadCpuTime() + millis * NANOS_A_MILLI;
    while (threads.getCurrentThreadCpuTime() < end) {
      Thread.onSpinWait();
    }
    out.println("spun " + millis);
  }

  private static void forEver() {
    while (true) {
      LockSupport.park(); // which an interrupt ends, once
    }
  }
}
