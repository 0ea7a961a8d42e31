package dev.bureau.transitions.sync;

import dev.bureau.core.json.JsonLimits;
import dev.bureau.core.json.JsonWalk;
import dev.bureau.core.seam.Disk;
import dev.bureau.core.transcript.Spot;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** A file of a {@link FileSink} as whoever wrote it last has left it. */
final class SinkFile {
  private static final int PIECE = 1 << 16;

  private final Disk disk;
  private final Path file;
  private long size;
  private long lastBegin; // of the last whole line
  private long lastEnd; // behind it

  SinkFile(Disk disk, Path file) {
    this.disk = disk;
    this.file = file;
  }

  /**
   * Takes away a torn last line.
   *
   * @return what the last whole line says of where it ends in the transcript
   */
  Spot mended() throws IOException {
    look();
    if (size > lastEnd) {
      disk.cut(file, lastEnd);
    }
    return lastEnd == 0 ? new Spot(1, 0) : spot(last());
  }

  private void look() throws IOException {
    byte[] piece = new byte[PIECE];
    try (InputStream in = disk.read(file)) {
      for (int read = in.read(piece); read > 0; read = in.read(piece)) {
        for (int i = 0; i < read; i++) {
          if (piece[i] == '\n') {
            lastBegin = lastEnd;
            lastEnd = size + i + 1;
          }
        }
        size += read;
      }
    }
  }

  private byte[] last() throws IOException {
    try (InputStream in = disk.read(file)) {
      in.skipNBytes(lastBegin);
      return in.readNBytes((int) (lastEnd - lastBegin));
    }
  }

  /**
   * @throws dev.bureau.core.error.BadInputException if somebody else wrote that line
   */
  private static Spot spot(byte[] line) {
    long part = 0;
    long offset = 0;
    try (JsonWalk walk = JsonWalk.over("line", ByteBuffer.wrap(line), JsonLimits.BLOB)) {
      while (walk.member()) {
        if (walk.name().equals("end") && walk.kind() == JsonWalk.Kind.OBJECT) {
          walk.enter();
          while (walk.member()) {
            part = walk.name().equals("part") ? walk.whole() : part;
            offset = walk.name().equals("offset") ? walk.whole() : offset;
          }
        }
      }
    }
    return new Spot(part, offset);
  }
}
