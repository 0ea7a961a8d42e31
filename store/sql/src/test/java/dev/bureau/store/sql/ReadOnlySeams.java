package dev.bureau.store.sql;

import dev.bureau.core.seam.Disk;
import dev.bureau.core.seam.Ids;
import dev.bureau.core.seam.Processes;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.seam.Tasks;
import dev.bureau.core.seam.Ticker;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.locks.Lock;
import java.util.random.RandomGenerator;

/** The machine, but for one path that is read-only even for root, under whom builds often run. */
record ReadOnlySeams(Path readOnly) implements Seams {
  @Override
  public Disk disk() {
    return new ReadOnlyDisk(Seams.system().disk(), readOnly);
  }

  @Override
  public InstantSource wall() {
    return Seams.system().wall();
  }

  @Override
  public Ticker ticker() {
    return Seams.system().ticker();
  }

  @Override
  public Ids ids() {
    return Seams.system().ids();
  }

  @Override
  public RandomGenerator random(String name) {
    return Seams.system().random(name);
  }

  @Override
  public Tasks tasks() {
    return Seams.system().tasks();
  }

  @Override
  public Lock lock() {
    return Seams.system().lock();
  }

  @Override
  public Processes processes() {
    return Seams.system().processes();
  }

  private record ReadOnlyDisk(Disk works, Path readOnly) implements Disk {
    @Override
    public boolean exists(Path path) {
      return works.exists(path);
    }

    @Override
    public boolean isDirectory(Path path) {
      return works.isDirectory(path);
    }

    @Override
    public boolean isWritable(Path path) {
      return !path.equals(readOnly) && works.isWritable(path);
    }

    @Override
    public long size(Path file) throws IOException {
      return works.size(file);
    }

    @Override
    public void createPrivate(Path file) throws IOException {
      works.createPrivate(file);
    }

    @Override
    public byte[] head(Path file, int count) throws IOException {
      return works.head(file, count);
    }
  }
}
