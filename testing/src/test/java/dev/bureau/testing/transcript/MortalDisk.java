package dev.bureau.testing.transcript;

import dev.bureau.core.seam.Disk;
import dev.bureau.testing.ForwardingDisk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/** A disk whose process dies at some step; each byte that is appended is a step of its own. */
final class MortalDisk extends ForwardingDisk {
  private long left;

  /** What dying looks like to who dies. */
  static final class Died extends Error {
    private static final long serialVersionUID = 1L;
  }

  MortalDisk(Disk works, long steps) {
    super(works);
    left = steps;
  }

  private void step() {
    if (left <= 0) {
      throw new Died();
    }
    left--;
  }

  @Override
  public void createFolder(Path folder) throws IOException {
    step();
    super.createFolder(folder);
    step();
  }

  @Override
  public void createPrivate(Path file) throws IOException {
    step();
    super.createPrivate(file);
    step();
  }

  @Override
  public void cut(Path file, long size) throws IOException {
    step();
    super.cut(file, size);
    step();
  }

  @Override
  public void append(Path file, byte[] content) throws IOException {
    int there = (int) Math.min(left, content.length);
    super.append(file, Arrays.copyOf(content, there));
    left -= there;
    step();
  }
}
