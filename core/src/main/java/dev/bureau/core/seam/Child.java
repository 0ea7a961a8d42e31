package dev.bureau.core.seam;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.OptionalInt;

/** A program that was started from here. Thread-safe, its streams are not. */
public interface Child extends AutoCloseable {
  /** What is written here it reads as its standard input. */
  OutputStream input();

  /** What it writes to its standard output. */
  InputStream output();

  /** What it writes to its standard error. */
  InputStream errors();

  /** With what code it has ended; empty while it runs. */
  OptionalInt exitCode();

  /**
   * Ends it, and what it has started: its input is closed, and if it has not ended by itself a
   * second later, it is killed. When this returns it is gone. Idempotent.
   */
  @Override
  void close();
}
