package dev.bureau.testing.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.testing.MemoryDisk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** T6: whatever happens to a transcript, it says what all that was written says, once. */
class TranscriptPropertyTest {
  private static final Path FOLDER = Path.of("/agent");
  private static final Path FILE = FOLDER.resolve("t.jsonl");

  private final MemoryDisk disk = new MemoryDisk();
  private final Followed followed = new Followed(disk, FOLDER, "t.jsonl");

  private void append(byte[] bytes) throws IOException {
    if (!disk.exists(FILE)) {
      disk.write(FILE.toString(), "");
    }
    disk.append(FILE, bytes);
  }

  private void requireAll(String written) {
    Oracle oracle = new Oracle(written);
    assertThat(followed.messages()).isEqualTo(oracle.ids);
    assertThat(followed.counts.lines()).as("lines").isEqualTo(oracle.lines);
    assertThat(followed.counts.bad()).as("bad lines").isEqualTo(oracle.bad);
    assertThat(followed.counts.messages()).as("messages").isEqualTo(oracle.messages);
    assertThat(followed.counts.toolCalls()).as("tool calls").isEqualTo(oracle.toolCalls);
    assertThat(followed.counts.usage()).as("usage").isEqualTo(oracle.usage);
    assertThat(followed.position().skipped()).isEqualTo(oracle.bad);
  }

  @Test
  void comesByteAfterByte() throws IOException {
    String text =
        Sample.message(1, "Grüße \\ud83d\\ude00") + "\r\n\nbad\n" + Sample.call(2, "m", 3) + "\n";
    for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
      append(new byte[] {each});
      followed.read();
    }

    requireAll(text);
  }

  @Test
  void isCutAtEveryByte() throws IOException {
    String text = Sample.call(1, "m", 3) + "\n" + Sample.message(2, "ü") + "\n";
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    for (int cut = 0; cut <= bytes.length; cut++) {
      MemoryDisk own = new MemoryDisk();
      own.write(FILE.toString(), "");
      Followed reader = new Followed(own, FOLDER, "t.jsonl");
      own.append(FILE, Arrays.copyOf(bytes, cut));
      reader.read();
      own.append(FILE, Arrays.copyOfRange(bytes, cut, bytes.length));
      reader.read();

      assertThat(reader.messages()).as("cut at %d", cut).containsExactly("u1", "u2");
      assertThat(reader.counts.bad()).isZero();
      assertThat(reader.breaks).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void isAppendedToInPieces(int seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    StringBuilder all = new StringBuilder();
    byte[] waiting = new byte[0];
    for (int i = 1; i < 400; i++) {
      String line = Sample.any(i, random) + "\n";
      all.append(line);
      byte[] more = line.getBytes(StandardCharsets.UTF_8);
      byte[] both = Arrays.copyOf(waiting, waiting.length + more.length);
      System.arraycopy(more, 0, both, waiting.length, more.length);
      int cut = random.nextInt(both.length + 1);
      append(Arrays.copyOf(both, cut));
      waiting = Arrays.copyOfRange(both, cut, both.length);
      if (random.nextInt(3) > 0) {
        followed.read();
      }
    }
    append(waiting);
    followed.read();

    requireAll(all.toString());
    assertThat(followed.breaks).isEmpty();
  }

  /** Files that are renamed are read to their end; of those that are cut all was read before. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void isRotatedAndCutAtRandom(int seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    StringBuilder all = new StringBuilder();
    List<String> breaks = new ArrayList<>();
    boolean fresh = true; // nothing was read of the present file
    for (int i = 1; i < 300; i++) {
      String line = Sample.any(i, random) + "\n";
      all.append(line);
      append(line.getBytes(StandardCharsets.UTF_8));
      boolean read = random.nextInt(3) == 0;
      if (read) {
        followed.read();
        fresh = false;
      }
      if (!fresh && random.nextInt(15) == 0) {
        disk.replace(FILE, FOLDER.resolve("t.jsonl." + i));
        breaks.add("MOVED");
        fresh = true;
        followed.read();
        append((Sample.message(1_000 + i, "first") + "\n").getBytes(StandardCharsets.UTF_8));
        all.append(Sample.message(1_000 + i, "first")).append('\n');
        followed.read();
        fresh = false;
      } else if (read && random.nextInt(15) == 0) {
        if (random.nextBoolean()) {
          disk.cut(FILE, 0);
        } else {
          disk.delete(FILE);
          disk.write(FILE.toString(), "");
        }
        breaks.add("CUT");
        if (random.nextBoolean()) {
          followed.read();
        }
        append((Sample.message(2_000 + i, "first") + "\n").getBytes(StandardCharsets.UTF_8));
        all.append(Sample.message(2_000 + i, "first")).append('\n');
        followed.read();
      }
    }
    followed.read();

    requireAll(all.toString());
    assertThat(followed.breaks).hasSameSizeAs(breaks);
    assertThat(breaks).isNotEmpty();
  }
}
