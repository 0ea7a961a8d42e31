package dev.bureau.testing.simulation;

import dev.bureau.core.seam.Disk;
import dev.bureau.testing.ForwardingDisk;
import dev.bureau.testing.MemoryDisk;
import dev.bureau.testing.schedule.Scheduler;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * A process's way to the disk that all processes of a simulation share. Each call that changes
 * something, or takes long, may cost the caller its turn before and after, and its process may die
 * there; a file that is copied is there in part meanwhile.
 */
final class SimulatedDisk extends ForwardingDisk {
  private final MemoryDisk shared;
  private final Scheduler scheduler;

  SimulatedDisk(MemoryDisk shared, Scheduler scheduler) {
    super(shared);
    this.shared = shared;
    this.scheduler = scheduler;
  }

  @Override
  public List<Disk.Found> list(Path folder) throws IOException {
    scheduler.point("disk.list");
    return super.list(folder);
  }

  @Override
  public String digest(Path file) throws IOException {
    scheduler.point("disk.digest");
    return super.digest(file);
  }

  @Override
  public void createFolder(Path folder) throws IOException {
    scheduler.point("disk.createFolder");
    super.createFolder(folder);
    scheduler.point("disk.createFolder");
  }

  @Override
  public void copy(Path from, Path to) throws IOException {
    scheduler.point("disk.copy");
    createPrivate(to);
    scheduler.point("disk.copy");
    synchronized (shared) {
      shared.delete(to);
      shared.copy(from, to);
    }
    scheduler.point("disk.copy");
  }

  @Override
  public void write(Path file, byte[] content) throws IOException {
    scheduler.point("disk.write");
    createPrivate(file);
    scheduler.point("disk.write");
    synchronized (shared) {
      shared.delete(file);
      shared.write(file, content);
    }
    scheduler.point("disk.write");
  }

  @Override
  public void append(Path file, byte[] content) throws IOException {
    scheduler.point("disk.append");
    int half = content.length / 2;
    super.append(file, Arrays.copyOf(content, half));
    scheduler.point("disk.append");
    super.append(file, Arrays.copyOfRange(content, half, content.length));
    scheduler.point("disk.append");
  }

  @Override
  public void cut(Path file, long size) throws IOException {
    scheduler.point("disk.cut");
    super.cut(file, size);
    scheduler.point("disk.cut");
  }

  @Override
  public void replace(Path from, Path to) throws IOException {
    scheduler.point("disk.replace");
    super.replace(from, to);
    scheduler.point("disk.replace");
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    scheduler.point("disk.rename");
    super.rename(from, to);
    scheduler.point("disk.rename");
  }

  @Override
  public void delete(Path path) throws IOException {
    scheduler.point("disk.delete");
    super.delete(path);
    scheduler.point("disk.delete");
  }
}
