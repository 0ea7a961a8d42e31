package dev.bureau.transitions.sync;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.json.JsonLimits;
import dev.bureau.core.json.JsonWalk;
import dev.bureau.core.seam.Disk;
import dev.bureau.core.transcript.Spot;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

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
   * @return what the last whole line says of whose it is, and of where it ends
   */
  Mark mended() throws IOException {
    look();
    if (size > lastEnd) {
      disk.cut(file, lastEnd);
    }
    return lastEnd == 0 ? Mark.NONE : mark(last());
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
  private static Mark mark(byte[] line) {
    Instant created = null;
    long part = 0;
    long offset = 0;
    try (JsonWalk walk = JsonWalk.over("line", ByteBuffer.wrap(line), JsonLimits.BLOB)) {
      while (walk.member()) {
        if (walk.name().equals("created")) {
          created = instant(walk.text());
        }
        if (walk.name().equals("end") && walk.kind() == JsonWalk.Kind.OBJECT) {
          walk.enter();
          while (walk.member()) {
            part = walk.name().equals("part") ? walk.whole() : part;
            offset = walk.name().equals("offset") ? walk.whole() : offset;
          }
        }
      }
    }
    return new Mark(created, new Spot(part, offset));
  }

  private static @Nullable Instant instant(@Nullable String text) {
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new BadInputException("created", text, "give a time such as 2026-03-01T08:00:00Z");
    }
  }
}
