package dev.bureau.transitions.transcript;

import dev.bureau.core.seam.Disk;
import dev.bureau.core.transcript.Position;
import dev.bureau.core.transcript.Position.Place;
import dev.bureau.core.transcript.Spot;
import dev.bureau.transitions.transcript.Break.Cause;
import dev.bureau.transitions.transcript.Delta.Rest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads a transcript from where it was read to (T6): whole lines only, at most some 4 MiB of them
 * at once. It remembers nothing: positions do. Thread-safe.
 *
 * <p>A file goes on if it still begins with what was read, and has that where the reading ended.
 * Otherwise what is under its name is a new part, read from its beginning; if the former file is in
 * the same folder under another name, that is read to its end first. Nothing is lost, but for what
 * stood only in a file that is gone. A line that is damaged or longer than 8 MiB is skipped and
 * counted; no more of it than that is ever in memory.
 */
public final class TranscriptReader {
  private final Disk disk;
  private final Path folder;
  private final Path file;
  private final TranscriptFormat format;

  /**
   * @param folder in which the transcript must really be, whatever links there are (SEC2)
   * @param name where it is in there; it need not be there yet
   */
  public TranscriptReader(Disk disk, Path folder, String name, TranscriptFormat format) {
    this.disk = disk;
    this.folder = folder;
    this.file = folder.resolve(name);
    this.format = format;
  }

  /** How a last line without an end is taken. */
  private enum End {
    WAITING,
    FINAL
  }

  /**
   * What was said since then; an unfinished line waits. Nothing if the file is not there.
   *
   * @throws TranscriptRefusedException if it is not really in its folder, or no file
   * @throws IOException if it cannot be read
   */
  public Delta read(Position from) throws IOException {
    return read(from, End.WAITING);
  }

  /**
   * The same when nobody writes any more: an unfinished line is taken if it is one, else it is bad.
   *
   * @throws TranscriptRefusedException if it is not really in its folder, or no file
   * @throws IOException if it cannot be read
   */
  public Delta readLast(Position from) throws IOException {
    return read(from, End.FINAL);
  }

  private Delta read(Position from, End end) throws IOException {
    Gathered gathered = new Gathered(format, from);
    Optional<Path> there = real(file);
    if (there.isEmpty()) {
      Optional<Path> moved = moved(from);
      return gathered.delta(moved.isEmpty() ? Rest.NONE : read(moved.get(), gathered, end));
    }
    Optional<Cause> cause = broken(there.get(), from);
    if (cause.isPresent()) {
      Optional<Path> moved = moved(from);
      if (moved.isPresent() && read(moved.get(), gathered, End.FINAL) == Rest.MORE) {
        return gathered.delta(Rest.MORE);
      }
      gathered.broken(moved.isPresent() ? Cause.MOVED : cause.get());
    }
    return gathered.delta(read(there.get(), gathered, end));
  }

  /** Reads on where the gathered position is; nothing if the file has changed again meanwhile. */
  private Rest read(Path path, Gathered gathered, End end) throws IOException {
    Position from = gathered.position();
    String identity = disk.identity(path).orElse("");
    try (InputStream in = open(path)) {
      Seen seen = Seen.of(in, from.spot().offset());
      if (!seen.digest().equals(from.seen())) {
        return Rest.MORE;
      }
      Lines lines = new Lines(in, seen, from.place());
      long part = from.spot().part();
      Lines.Found found = lines.next();
      while (found != Lines.Found.END && !gathered.isFull()) {
        take(found, lines, gathered, part);
        found = gathered.isFull() ? found : lines.next();
      }
      Rest rest = gathered.isFull() ? Rest.MORE : Rest.NONE;
      if (found == Lines.Found.END) {
        if (end == End.FINAL && !lines.isWithinLongLine()) {
          lines.takeRest();
          found = Lines.Found.LINE;
        }
        take(found, lines, gathered, part);
      }
      Spot spot = new Spot(part, lines.offset());
      Place place = lines.isWithinLongLine() ? Place.LONG_LINE : Place.LINE;
      String digest = lines.digest();
      if (!spot.equals(from.spot()) || place != from.place()) {
        gathered.reached(new Position(spot, identity, digest, place, gathered.skipped()));
      }
      return rest;
    } catch (NoSuchFileException e) {
      return Rest.NONE; // gone just now: what becomes of it is seen the next time
    }
  }

  private static void take(Lines.Found found, Lines lines, Gathered gathered, long part) {
    Spot end = new Spot(part, lines.offset());
    if (lines.isNewlyLong()) {
      gathered.tooLong(lines.length(), end);
    } else if (found == Lines.Found.LINE) {
      gathered.line(lines.bytes(), end);
    }
  }

  /** Why that file is not the one that was read; empty if it is. */
  private Optional<Cause> broken(Path path, Position from) throws IOException {
    long offset = from.spot().offset();
    if (offset == 0) {
      return Optional.empty();
    }
    Seen seen;
    try (InputStream in = open(path)) {
      seen = Seen.of(in, offset);
    }
    if (seen.digest().equals(from.seen())) {
      return Optional.empty();
    }
    if (!disk.identity(path).orElse("").equals(from.file())) {
      return Optional.of(Cause.REPLACED);
    }
    return Optional.of(seen.size() < offset ? Cause.TRUNCATED : Cause.REWRITTEN);
  }

  /** The file that was read, if it is in the folder under another name. */
  private Optional<Path> moved(Position from) throws IOException {
    Path parent = file.getParent();
    Optional<Path> in = parent == null ? Optional.empty() : real(parent);
    if (from.file().isEmpty() || from.spot().offset() == 0 || in.isEmpty()) {
      return Optional.empty();
    }
    for (Disk.Found each : disk.list(in.get())) {
      if (each.kind() == Disk.Kind.FILE
          && !each.path().getFileName().equals(file.getFileName())
          && disk.identity(each.path()).orElse("").equals(from.file())
          && broken(each.path(), from).isEmpty()) {
        return Optional.of(each.path());
      }
    }
    return Optional.empty();
  }

  /** Looks again when it is open, for somebody may put a link where there was none. */
  private InputStream open(Path path) throws IOException {
    if (disk.kind(path).orElse(Disk.Kind.FILE) != Disk.Kind.FILE) {
      throw new TranscriptRefusedException(path, "it is no file");
    }
    InputStream in = disk.read(path);
    if (!disk.real(path).equals(path)) {
      in.close();
      throw new TranscriptRefusedException(path, "a link was put in its way");
    }
    return in;
  }

  /** Where it really is; empty if nothing is there. */
  private Optional<Path> real(Path path) throws IOException {
    Path real;
    Path root;
    try {
      real = disk.real(path);
      root = disk.real(folder);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    if (!real.startsWith(root)) {
      throw new TranscriptRefusedException(path, "it is really " + real);
    }
    return Optional.of(real);
  }
}
