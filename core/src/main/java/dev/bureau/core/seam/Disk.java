package dev.bureau.core.seam;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The few operations on files that the library itself needs, each so small that it either happened
 * or did not. What they create belongs to its owner alone: files 0600, or 0700 if they can be
 * executed, and folders 0700, from the first moment (X50). Thread-safe.
 */
public interface Disk {
  /** Whether something is there, of whatever kind; links are followed. */
  boolean exists(Path path);

  /** Whether a directory is there; links are followed. */
  boolean isDirectory(Path path);

  /** Whether this process may write what is there. */
  boolean isWritable(Path path);

  /** The size of the file in bytes. */
  long size(Path file) throws IOException;

  /**
   * Creates an empty file.
   *
   * @throws java.nio.file.FileAlreadyExistsException if something is there
   */
  void createPrivate(Path file) throws IOException;

  /** The first bytes of a file: at most {@code count}, fewer if the file is shorter. */
  byte[] head(Path file, int count) throws IOException;

  /**
   * What a file holds, from its beginning; links are not followed, what is added meanwhile is seen.
   * To skip costs no reading and goes no further than the end. An interrupt does not close it.
   *
   * @throws java.nio.file.NoSuchFileException if nothing is there
   */
  InputStream read(Path file) throws IOException;

  /**
   * By what the system tells a file from any other that is there at the same time, whatever its
   * name is, links not followed; empty if nothing is there, or where that cannot be told.
   */
  Optional<String> identity(Path file) throws IOException;

  /** What is there, links not followed; empty if nothing is. */
  Optional<Kind> kind(Path path) throws IOException;

  /** What is directly in a folder, in the order of its paths. */
  List<Found> list(Path folder) throws IOException;

  /** The absolute path of what is there, with all links followed. */
  Path real(Path path) throws IOException;

  /** Where a link points, as it says itself. */
  Path target(Path link) throws IOException;

  /** Whether the owner may execute the file. */
  boolean isExecutable(Path file) throws IOException;

  /** The SHA-256 of a file, as 64 lower-case hexadecimal digits; links are not followed. */
  String digest(Path file) throws IOException;

  /**
   * Creates a folder in one that is there.
   *
   * @throws java.nio.file.FileAlreadyExistsException if something is there
   */
  void createFolder(Path folder) throws IOException;

  /**
   * Creates a link.
   *
   * @throws java.nio.file.FileAlreadyExistsException if something is there
   */
  void link(Path link, Path target) throws IOException;

  /**
   * Copies a file to a new one, which is on the disk when this returns. It can be executed by its
   * owner if the first one can. If this fails on the way, there may be a part of the copy.
   *
   * @throws java.nio.file.FileAlreadyExistsException if something is there
   */
  void copy(Path from, Path to) throws IOException;

  /**
   * Creates a file that holds this, and is on the disk when this returns. If this fails on the way,
   * there may be a part of it.
   *
   * @throws java.nio.file.FileAlreadyExistsException if something is there
   */
  void write(Path file, byte[] content) throws IOException;

  /**
   * Adds to the end of a file that is there; it is on the disk when this returns. If this fails on
   * the way, a part of it may have been added.
   *
   * @throws java.nio.file.NoSuchFileException if nothing is there
   */
  void append(Path file, byte[] content) throws IOException;

  /**
   * Takes away what stands behind the first bytes of a file; that is on the disk when this returns.
   *
   * @param size how many bytes stay
   * @throws java.nio.file.NoSuchFileException if nothing is there
   */
  void cut(Path file, long size) throws IOException;

  /**
   * Renames a file in one step, within one file system, in the place of the file that has that name
   * now, if any: whoever looks finds the one or the other.
   */
  void replace(Path from, Path to) throws IOException;

  /**
   * Renames in one step, within one file system; an empty folder in its way is replaced by a
   * folder.
   *
   * @throws IOException if something else is in its way; nothing has changed then
   */
  void rename(Path from, Path to) throws IOException;

  /** Deletes a file, a link, or an empty folder. */
  void delete(Path path) throws IOException;

  /** Has the names in a folder on the disk when it returns, where the system can do that. */
  void sync(Path folder) throws IOException;

  /** What can be at a path. */
  enum Kind {
    FILE,
    FOLDER,
    LINK,
    OTHER
  }

  /** One thing in a folder. */
  record Found(Path path, Kind kind) {}
}
