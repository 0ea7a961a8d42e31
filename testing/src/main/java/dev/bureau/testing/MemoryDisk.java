package dev.bureau.testing;

import dev.bureau.core.id.BlobId;
import dev.bureau.core.seam.Disk;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A disk in memory, empty but for its top folder {@code /}. It forgets nothing in a loss of power.
 * Links are kept and not followed. Thread-safe.
 */
public final class MemoryDisk implements Disk {
  private final NavigableMap<Path, Thing> things = new TreeMap<>();

  private final AtomicLong made = new AtomicLong();

  /**
   * What is at a path: what a file holds, or where a link points.
   *
   * @param number files have one of their own, which they keep as they change
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared, and nobody else has it
  private record Thing(Kind kind, byte[] content, @Nullable Path target, long number) {
    static final Thing FOLDER = new Thing(Kind.FOLDER, new byte[0], null, 0);

    Thing with(byte[] changed) {
      return new Thing(kind, changed, target, number);
    }
  }

  /** An empty disk. */
  public MemoryDisk() {
    things.put(Path.of("/"), Thing.FOLDER);
  }

  /** Writes a file, in the place of one of that name, and makes the folders it is in. */
  public synchronized void write(String file, String text) {
    Path path = Path.of(file);
    for (Path up = path.getParent(); up != null; up = up.getParent()) {
      things.putIfAbsent(up, Thing.FOLDER);
    }
    things.put(path, file(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** What a file says; empty if there is none. */
  public synchronized Optional<String> text(String file) {
    return Optional.ofNullable(things.get(Path.of(file)))
        .filter(each -> each.kind() == Kind.FILE)
        .map(each -> new String(each.content(), StandardCharsets.UTF_8));
  }

  @Override
  public synchronized boolean exists(Path path) {
    return things.containsKey(absolute(path));
  }

  @Override
  public synchronized boolean isDirectory(Path path) {
    Thing found = things.get(absolute(path));
    return found != null && found.kind() == Kind.FOLDER;
  }

  @Override
  public boolean isWritable(Path path) {
    return exists(path);
  }

  @Override
  public synchronized long size(Path file) throws IOException {
    return existing(file).content().length;
  }

  @Override
  public synchronized void createPrivate(Path file) throws IOException {
    create(file, file(new byte[0]));
  }

  @Override
  public synchronized byte[] head(Path file, int count) throws IOException {
    byte[] all = existing(file).content();
    return Arrays.copyOf(all, Math.min(all.length, count));
  }

  @Override
  public InputStream read(Path file) throws IOException {
    return new ByteArrayInputStream(existingFile(file).content());
  }

  @Override
  public synchronized Optional<String> identity(Path file) throws IOException {
    return Optional.ofNullable(things.get(absolute(file)))
        .filter(each -> each.kind() == Kind.FILE)
        .map(each -> "number " + each.number());
  }

  @Override
  public synchronized Optional<Kind> kind(Path path) throws IOException {
    return Optional.ofNullable(things.get(absolute(path))).map(Thing::kind);
  }

  @Override
  public synchronized List<Found> list(Path folder) throws IOException {
    existing(folder);
    List<Found> found = new ArrayList<>();
    things.forEach(
        (path, thing) -> {
          if (absolute(folder).equals(path.getParent())) {
            found.add(new Found(path, thing.kind()));
          }
        });
    return found;
  }

  @Override
  public synchronized Path real(Path path) throws IOException {
    existing(path);
    return absolute(path);
  }

  @Override
  public synchronized Path target(Path link) throws IOException {
    Path target = existing(link).target();
    if (target == null) {
      throw new IOException(link + " is no link");
    }
    return target;
  }

  @Override
  public boolean isExecutable(Path file) throws IOException {
    return false;
  }

  @Override
  public synchronized String digest(Path file) throws IOException {
    return BlobId.of(existing(file).content()).value();
  }

  @Override
  public synchronized void createFolder(Path folder) throws IOException {
    create(folder, Thing.FOLDER);
  }

  @Override
  public synchronized void link(Path link, Path target) throws IOException {
    create(link, new Thing(Kind.LINK, new byte[0], target, 0));
  }

  @Override
  public synchronized void copy(Path from, Path to) throws IOException {
    create(to, file(existing(from).content()));
  }

  @Override
  public synchronized void write(Path file, byte[] content) throws IOException {
    create(file, file(content.clone()));
  }

  @Override
  public synchronized void append(Path file, byte[] content) throws IOException {
    Thing before = existingFile(file);
    byte[] all = Arrays.copyOf(before.content(), before.content().length + content.length);
    System.arraycopy(content, 0, all, before.content().length, content.length);
    things.put(absolute(file), before.with(all));
  }

  @Override
  public synchronized void cut(Path file, long size) throws IOException {
    Thing before = existingFile(file);
    int stays = (int) Math.min(size, before.content().length);
    things.put(absolute(file), before.with(Arrays.copyOf(before.content(), stays)));
  }

  @Override
  public synchronized void replace(Path from, Path to) throws IOException {
    Thing moved = existing(from);
    if (isDirectory(to)) {
      throw new FileAlreadyExistsException(to.toString());
    }
    existing(absolute(to).getParent());
    things.remove(absolute(from));
    things.put(absolute(to), moved);
  }

  @Override
  public synchronized void rename(Path from, Path to) throws IOException {
    Thing moved = existing(from);
    if (exists(to) && !(isDirectory(to) && list(to).isEmpty())) {
      throw new DirectoryNotEmptyException(to.toString());
    }
    existing(absolute(to).getParent());
    NavigableMap<Path, Thing> under = new TreeMap<>();
    things.forEach(
        (path, thing) -> {
          if (path.startsWith(absolute(from))) {
            under.put(absolute(to).resolve(absolute(from).relativize(path)), thing);
          }
        });
    things.keySet().removeIf(path -> path.startsWith(absolute(from)));
    things.putAll(under);
    things.put(absolute(to), moved);
  }

  @Override
  public synchronized void delete(Path path) throws IOException {
    existing(path);
    if (isDirectory(path) && !list(path).isEmpty()) {
      throw new DirectoryNotEmptyException(path.toString());
    }
    things.remove(absolute(path));
  }

  @Override
  public void sync(Path folder) throws IOException {
    existing(folder);
  }

  private Thing file(byte[] content) {
    return new Thing(Kind.FILE, content, null, made.incrementAndGet());
  }

  private synchronized Thing existingFile(Path path) throws IOException {
    Thing found = existing(path);
    if (found.kind() != Kind.FILE) {
      throw new IOException(path + " is no file");
    }
    return found;
  }

  private void create(Path path, Thing thing) throws IOException {
    if (exists(path)) {
      throw new FileAlreadyExistsException(path.toString());
    }
    Path folder = absolute(path).getParent();
    if (folder == null || !isDirectory(folder)) {
      throw new NoSuchFileException(path.toString());
    }
    things.put(absolute(path), thing);
  }

  private synchronized Thing existing(@Nullable Path path) throws IOException {
    Thing found = path == null ? null : things.get(absolute(path));
    if (found == null) {
      throw new NoSuchFileException(String.valueOf(path));
    }
    return found;
  }

  private static Path absolute(Path path) {
    return path.toAbsolutePath().normalize();
  }
}
