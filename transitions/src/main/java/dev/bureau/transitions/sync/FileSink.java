package dev.bureau.transitions.sync;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.json.Codec;
import dev.bureau.core.seam.Disk;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.transcript.Spot;
import dev.bureau.transitions.transcript.Fact;
import dev.bureau.transitions.transcript.Line;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.Lock;

/**
 * Keeps what transcripts say as lines of JSON, in one file for each transcript under a folder for
 * each session: {@code SESSION/main.jsonl}. A line says when its session was created, where it ends
 * in the transcript, and what its facts are. Nothing stands twice. A death in the middle of writing
 * leaves one torn line at most, which is taken away before the next is written. Only one process at
 * a time may write what belongs to a session. Thread-safe.
 */
public final class FileSink implements Sink {
  private static final int MOST_REMEMBERED = 1_000;

  private final String name;
  private final Disk disk;
  private final Path folder;
  private final Lock lock; // held while a batch is written
  private final Map<Path, Mark> last = new Remembered();

  /**
   * @param name of the sink
   * @param folder which is there
   */
  public FileSink(String name, Path folder, Seams seams) {
    this.name = name;
    this.disk = seams.disk();
    this.folder = folder;
    this.lock = seams.lock();
  }

  /** What stands in the file: one line. */
  record Stored(Instant created, Spot end, List<Told> facts) {}

  /** A fact, and what kind it is of. */
  record Told(String kind, Fact fact) {}

  @Override
  public String name() {
    return name;
  }

  @Override
  public void take(Batch batch) throws IOException {
    lock.lock();
    try {
      write(batch);
    } finally {
      lock.unlock();
    }
  }

  private void write(Batch batch) throws IOException {
    if (batch.lines().isEmpty()) {
      return;
    }
    Path file = file(batch.session(), batch.transcript().value());
    Mark known = last.containsKey(file) ? last.get(file) : opened(file);
    List<Line> fresh = batch.after(known.of(batch.created())).lines();
    if (fresh.isEmpty()) {
      last.put(file, known);
      return;
    }
    StringBuilder text = new StringBuilder();
    fresh.forEach(each -> text.append(json(batch.created(), each)).append('\n'));
    last.remove(file); // until it is known what became of the file
    disk.append(file, text.toString().getBytes(StandardCharsets.UTF_8));
    last.put(file, new Mark(batch.created(), fresh.get(fresh.size() - 1).end()));
  }

  private static String json(Instant created, Line line) {
    return Codec.encode(
        new Stored(
            created,
            line.end(),
            line.facts().stream().map(each -> new Told(kind(each), each)).toList()));
  }

  /** As in {@code tool-call}. */
  private static String kind(Fact fact) {
    String name = fact.getClass().getSimpleName();
    return name.replaceAll("(?<!^)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  /** The place of the last whole line of a file, which is mended first, or made. */
  private Mark opened(Path file) throws IOException {
    createFolder(file);
    if (disk.kind(file).isEmpty()) {
      disk.createPrivate(file);
      disk.sync(parent(file));
      return Mark.NONE;
    }
    if (disk.kind(file).get() != Disk.Kind.FILE) {
      throw new IOException(file + " is no file");
    }
    return new SinkFile(disk, file).mended();
  }

  private void createFolder(Path file) throws IOException {
    try {
      disk.createFolder(parent(file));
      disk.sync(folder);
    } catch (FileAlreadyExistsException e) {
      if (disk.kind(parent(file)).orElse(Disk.Kind.OTHER) != Disk.Kind.FOLDER) {
        throw new IOException(parent(file) + " is no folder", e);
      }
    }
  }

  private Path parent(Path file) {
    return folder.resolve(folder.relativize(file).getName(0));
  }

  private Path file(SessionId session, String transcript) {
    return folder.resolve(session.value()).resolve(transcript + ".jsonl");
  }

  /** The files that were written last. */
  private static final class Remembered extends LinkedHashMap<Path, Mark> {
    private static final long serialVersionUID = 1L;

    Remembered() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Path, Mark> eldest) {
      return size() > MOST_REMEMBERED;
    }
  }
}
