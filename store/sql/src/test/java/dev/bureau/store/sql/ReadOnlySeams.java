package dev.bureau.store.sql;

import dev.bureau.core.seam.Disk;
import dev.bureau.core.seam.Ids;
import dev.bureau.core.seam.Processes;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.seam.Tasks;
import dev.bureau.core.seam.Ticker;
import dev.bureau.testing.ForwardingDisk;
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

  private static final class ReadOnlyDisk extends ForwardingDisk {
    private final Path readOnly;

    ReadOnlyDisk(Disk works, Path readOnly) {
      super(works);
      this.readOnly = readOnly;
    }

    @Override
    public boolean isWritable(Path path) {
      return !path.equals(readOnly) && super.isWritable(path);
    }
  }
}
