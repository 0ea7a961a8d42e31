package dev.bureau.orchestrator.tools;

import dev.bureau.core.id.BlobId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.mcp.Edit;
import dev.bureau.core.seam.Disk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Brings an edit to the disk, or takes it back. Each step may be done again; whenever it is broken
 * off, the file is the old one or the new one, whole.
 */
final class Rewriting {
  private static final int SHORT = 12;

  private final Disk disk;

  Rewriting(Disk disk) {
    this.disk = disk;
  }

  /** The edit that makes one text of the other. */
  Edit edit(Path file, @Nullable String before, String after) throws IOException {
    Path real = disk.exists(file) ? disk.real(file) : file.toAbsolutePath().normalize();
    String digest = before == null ? null : TextFile.digest(before);
    String backup =
        digest == null || after.equals(before)
            ? null
            : real + ".bureau-" + digest.substring(0, SHORT);
    return new Edit(real.toString(), digest, TextFile.digest(after), backup);
  }

  /** Whether the file is as it was before the edit. */
  boolean isBefore(Edit edit) throws IOException {
    return Objects.equals(digest(Path.of(edit.file())), edit.before());
  }

  /** Whether the file is as the edit wants it. */
  boolean isAfter(Edit edit) throws IOException {
    return edit.after().equals(digest(Path.of(edit.file())));
  }

  /**
   * Writes the new text, and keeps the old one.
   *
   * @param by the session for which it is done
   * @return false if somebody has changed the file meanwhile; it stands as they left it
   */
  boolean write(SessionId by, Edit edit, String after) throws IOException {
    Path file = Path.of(edit.file());
    makeFolder(file);
    if (edit.backup() != null && !Objects.equals(digest(Path.of(edit.backup())), edit.before())) {
      deleteIfThere(Path.of(edit.backup()));
      disk.copy(file, Path.of(edit.backup()));
    }
    Path next = next(file, by);
    deleteIfThere(next);
    disk.write(next, after.getBytes(StandardCharsets.UTF_8));
    return moved(next, file, isBefore(edit));
  }

  /**
   * Writes the old text again; there is nothing to do if the edit has changed nothing.
   *
   * @param by the session for which it is done
   * @return false if somebody has changed the file or its backup; both stand as they left them
   */
  boolean restore(SessionId by, Edit edit) throws IOException {
    if (edit.after().equals(edit.before())) {
      return true;
    }
    Path file = Path.of(edit.file());
    if (edit.backup() == null) {
      boolean ours = isAfter(edit);
      if (ours) {
        disk.delete(file);
        disk.sync(folder(file));
      }
      return ours;
    }
    if (!Objects.equals(digest(Path.of(edit.backup())), edit.before())) {
      return false;
    }
    Path next = next(file, by);
    deleteIfThere(next);
    disk.copy(Path.of(edit.backup()), next);
    return moved(next, file, isAfter(edit));
  }

  /** Removes what a writer for that session has left that died; true, for then it is gone. */
  boolean tidy(SessionId by, Edit edit) throws IOException {
    deleteIfThere(next(Path.of(edit.file()), by));
    return true;
  }

  private boolean moved(Path next, Path file, boolean wanted) throws IOException {
    if (!wanted) {
      disk.delete(next);
      return false;
    }
    disk.replace(next, file);
    disk.sync(folder(file));
    return true;
  }

  private void makeFolder(Path file) throws IOException {
    if (!disk.exists(folder(file))) {
      disk.createFolder(folder(file));
    }
  }

  private void deleteIfThere(Path path) throws IOException {
    if (disk.exists(path)) {
      disk.delete(path);
    }
  }

  private @Nullable String digest(Path path) throws IOException {
    return disk.exists(path) ? disk.digest(path) : null;
  }

  private static Path folder(Path file) {
    return Objects.requireNonNull(file.getParent(), "the path is absolute");
  }

  /** Sessions of one project have one each, so that none takes away what another writes. */
  private static Path next(Path file, SessionId by) {
    String session = BlobId.of(by.value()).value().substring(0, SHORT);
    return file.resolveSibling("." + file.getFileName() + ".bureau-next-" + session);
  }
}
