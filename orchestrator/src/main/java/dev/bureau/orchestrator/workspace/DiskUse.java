package dev.bureau.orchestrator.workspace;

import dev.bureau.core.seam.Disk;
import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How much the files of a folder take. Thread-safe. */
public final class DiskUse {
  private static final Logger LOG = LoggerFactory.getLogger(DiskUse.class);

  private final Disk disk;

  /**
   * @param disk where the folders are
   */
  public DiskUse(Disk disk) {
    this.disk = disk;
  }

  /**
   * The bytes of all files in a folder and below. Links are not followed, but for the folder
   * itself; what goes meanwhile, or cannot be read, counts nothing.
   *
   * @throws IOException if the folder itself cannot be found
   */
  public long of(Path folder) throws IOException {
    return disk.exists(folder) ? below(disk.real(folder)) : 0;
  }

  private long below(Path folder) {
    long bytes = 0;
    try {
      for (Disk.Found each : disk.list(folder)) {
        bytes +=
            switch (each.kind()) {
              case FILE -> size(each.path());
              case FOLDER -> below(each.path());
              case LINK, OTHER -> 0;
            };
      }
    } catch (IOException e) {
      LOG.debug("Folder {} counts nothing", folder, e);
    }
    return bytes;
  }

  private long size(Path file) {
    try {
      return disk.size(file);
    } catch (IOException e) {
      LOG.debug("File {} counts nothing", file, e);
      return 0;
    }
  }
}
