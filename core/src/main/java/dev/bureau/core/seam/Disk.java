package dev.bureau.core.seam;

import java.io.IOException;
import java.nio.file.Path;

/** The few operations on files that the library itself needs. Thread-safe. */
public interface Disk {
  /** Whether something is there, of whatever kind. */
  boolean exists(Path path);

  /** Whether a directory is there. */
  boolean isDirectory(Path path);

  /** Whether this process may write what is there. */
  boolean isWritable(Path path);

  /** The size of the file in bytes. */
  long size(Path file) throws IOException;

  /**
   * Creates an empty file that only its owner can read and write (0600 from the first moment, X50).
   *
   * @throws java.nio.file.FileAlreadyExistsException if something is there
   */
  void createPrivate(Path file) throws IOException;

  /** The first bytes of a file: at most {@code count}, fewer if the file is shorter. */
  byte[] head(Path file, int count) throws IOException;
}
