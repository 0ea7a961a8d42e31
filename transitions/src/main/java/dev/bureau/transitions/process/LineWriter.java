package dev.bureau.transitions.process;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.seam.Tasks;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes lines to a program, beside whoever gives them: a program that does not read blocks the
 * thread that writes to it, which is there only while there is something to write. Thread-safe.
 */
final class LineWriter {
  /** The most bytes of a line. */
  static final int LONGEST = 1 << 20;

  /** The most bytes that wait. */
  static final int ROOM = 4 << 20;

  private static final Logger LOG = LoggerFactory.getLogger(LineWriter.class);

  private final OutputStream stream;
  private final Tasks tasks;
  private final Lock lock;
  private final Queue<byte[]> lines = new ArrayDeque<>();
  private long waiting;
  private boolean writing;
  private boolean closed;

  LineWriter(OutputStream stream, Seams seams) {
    this.stream = stream;
    this.tasks = seams.tasks();
    this.lock = seams.lock();
  }

  void write(String line) {
    byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
    if (line.indexOf('\n') >= 0 || line.indexOf('\r') >= 0) {
      throw new BadInputException("line", line, "give one line, without its end");
    }
    if (bytes.length > LONGEST) {
      throw new BadInputException("line", line, "give at most " + LONGEST + " bytes");
    }
    lock.lock();
    try {
      if (closed) {
        throw new InputClosedException();
      }
      if (waiting + bytes.length > ROOM) {
        throw new InputFullException(waiting);
      }
      lines.add(bytes);
      waiting += bytes.length;
      goOn();
    } finally {
      lock.unlock();
    }
  }

  /** Takes no more lines, and closes the stream behind the last one. Idempotent. */
  void end() {
    lock.lock();
    try {
      if (!closed) {
        closed = true;
        goOn();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Takes no more lines. Idempotent. */
  void refuse() {
    lock.lock();
    try {
      closed = true;
    } finally {
      lock.unlock();
    }
  }

  private void goOn() {
    if (!writing) {
      writing = true;
      tasks.alone("agent-input", this::work);
    }
  }

  private void work() {
    try {
      for (byte[] line = next(0); line != null; line = next(line.length)) {
        stream.write(line);
        stream.flush();
      }
    } catch (IOException e) { // it reads no more; how it ended is told elsewhere
      LOG.debug("A program closed its input", e);
      giveUp();
    }
  }

  /** The next line; null, and this thread is to end, if there is none. */
  private byte @Nullable [] next(int written) throws IOException {
    lock.lock();
    try {
      waiting -= written;
      byte[] line = lines.poll();
      writing = line != null;
      if (line == null && closed) {
        stream.close(); // nothing is left in it, so this does not block
      }
      return line;
    } finally {
      lock.unlock();
    }
  }

  private void giveUp() {
    lock.lock();
    try {
      closed = true;
      writing = false;
      lines.clear();
      waiting = 0;
    } finally {
      lock.unlock();
    }
  }
}
