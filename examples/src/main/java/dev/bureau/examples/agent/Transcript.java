package dev.bureau.examples.agent;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The file of one life: a line of JSON for each thing that happens, each written in one go. */
final class Transcript implements AutoCloseable {
  private static final String VERSION = "1";

  private final String session;
  private final OutputStream file;
  private @Nullable String last;

  private Transcript(String session, OutputStream file) {
    this.session = session;
    this.file = file;
  }

  /** Begins the file of that life, or goes on with it if it is there. */
  static Transcript open(Path folder, String session) throws IOException {
    Path path = folder.resolve(session + ".jsonl");
    boolean torn = isTorn(path);
    OutputStream file = new FileOutputStream(path.toFile(), true);
    if (torn) {
      file.write('\n'); // what a death has left of a line spoils no other
    }
    return new Transcript(session, file);
  }

  private static boolean isTorn(Path path) throws IOException {
    if (!Files.exists(path) || Files.size(path) == 0) {
      return false;
    }
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      file.seek(file.length() - 1);
      return file.read() != '\n';
    }
  }

  /**
   * Writes a line.
   *
   * @param own what this type of line has beside the fields that all lines have
   */
  void write(String type, Map<String, ?> own) throws IOException {
    file.write((line(type, own) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** Writes the first half of a line, as a death in the middle leaves it. */
  void tear(String type, Map<String, ?> own) throws IOException {
    byte[] whole = line(type, own).getBytes(StandardCharsets.UTF_8);
    file.write(whole, 0, whole.length / 2);
  }

  private String line(String type, Map<String, ?> own) {
    String uuid = UUID.randomUUID().toString();
    Map<String, @Nullable Object> line = new LinkedHashMap<>();
    line.put("type", type);
    line.put("uuid", uuid);
    line.put("parentUuid", last);
    line.put("sessionId", session);
    line.put("timestamp", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
    line.put("cwd", Path.of("").toAbsolutePath().toString());
    line.put("version", VERSION);
    line.putAll(own);
    last = uuid;
    return JsonLine.of(line);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
