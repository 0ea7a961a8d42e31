package dev.bureau.testing.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.json.Json;
import dev.bureau.core.json.JsonLimits;
import dev.bureau.core.seam.Disk;
import dev.bureau.core.transcript.Position;
import dev.bureau.core.transcript.Spot;
import dev.bureau.core.transcript.TranscriptName;
import dev.bureau.testing.ForwardingDisk;
import dev.bureau.testing.ManualSeams;
import dev.bureau.testing.MemoryDisk;
import dev.bureau.testing.transcript.MortalDisk.Died;
import dev.bureau.transitions.sync.Batch;
import dev.bureau.transitions.sync.FileSink;
import dev.bureau.transitions.transcript.Fact;
import dev.bureau.transitions.transcript.Line;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** T7: what a sink in files holds after whatever happened. */
class FileSinkTest {
  private static final Path FOLDER = Path.of("/sink");
  private static final Instant CREATED = Instant.parse("2026-03-01T08:00:00Z");
  private static final String FILE = "/sink/s/main.jsonl";

  private MemoryDisk disk;

  @BeforeEach
  void empty() throws IOException {
    disk = new MemoryDisk();
    disk.createFolder(FOLDER);
  }

  private FileSink sink() {
    return on(disk);
  }

  private static FileSink on(Disk disk) {
    return new FileSink("files", FOLDER, ManualSeams.seeded(1).on(disk));
  }

  /** Of the lines that end at these tens. */
  private static Batch batch(long from, long to) {
    List<Line> lines =
        LongStream.range(from, to)
            .mapToObj(
                i ->
                    new Line(
                        new Spot(1, 10 * (i + 1)),
                        List.of(new Fact.Message("m" + i, Instant.EPOCH, "user", "tÿxt"))))
            .toList();
    Position end = new Position(new Spot(1, 10 * to), "", "", Position.Place.LINE, 0);
    return new Batch(new SessionId("s"), CREATED, TranscriptName.MAIN, end, lines);
  }

  private List<Object> ids() {
    String text = disk.text(FILE).orElse("");
    assertThat(text).matches("(?s)|.*\n");
    return text.lines().map(FileSinkTest::id).toList();
  }

  private static Object id(String line) {
    Map<String, Object> read = Json.read("line", line, JsonLimits.LINE);
    Map<?, ?> told = (Map<?, ?>) ((List<?>) read.get("facts")).get(0);
    assertThat(told.get("kind")).isEqualTo("message");
    return ((Map<?, ?>) told.get("fact")).get("id");
  }

  @Test
  void keepsEachLineOnce() throws IOException {
    FileSink sink = sink();
    sink.take(batch(0, 2));
    sink.take(batch(0, 2));
    sink.take(batch(1, 4));
    sink.take(batch(4, 4));

    assertThat(ids()).containsExactly("m0", "m1", "m2", "m3");
  }

  @Test
  void goesOnWhereAnotherProcessWas() throws IOException {
    sink().take(batch(0, 3));
    sink().take(batch(0, 4));
    sink().take(batch(2, 5));

    assertThat(ids()).containsExactly("m0", "m1", "m2", "m3", "m4");
  }

  @Test
  void saysWhatAndWhere() throws IOException {
    sink().take(batch(0, 1));

    assertThat(disk.text(FILE))
        .contains(
            "{\"created\":\"2026-03-01T08:00:00Z\",\"end\":{\"part\":1,\"offset\":10},\"facts\":[{\"kind\":\"message\",\"fact\":"
                + "{\"id\":\"m0\",\"at\":\"1970-01-01T00:00:00Z\",\"role\":\"user\","
                + "\"text\":\"tÿxt\"}}]}\n");
  }

  @Test
  void goesOnWithLinesThatDoNotSayWhenTheirSessionWasCreated() throws IOException {
    disk.createFolder(FOLDER.resolve("s"));
    disk.write(FILE, "{\"end\":{\"part\":1,\"offset\":10},\"facts\":[]}\n");

    sink().take(batch(0, 2));

    assertThat(disk.text(FILE).orElse("").lines().skip(1))
        .singleElement()
        .satisfies(line -> assertThat(line).contains("m1"));
  }

  @Test
  void writesNothingWhereALinkIs() throws IOException {
    disk.createFolder(FOLDER.resolve("s"));
    disk.link(Path.of(FILE), Path.of("/elsewhere"));

    assertThatThrownBy(() -> sink().take(batch(0, 1)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no file");
  }

  @Test
  void holdsEverythingOnceWhereverItIsKilled() throws IOException {
    long points = 0;
    boolean through = false;
    while (!through) {
      empty();
      through = survives(on(new MortalDisk(disk, points)));
      if (points % 3 == 0) {
        survives(on(new MortalDisk(disk, points / 3)));
      }

      FileSink next = sink();
      next.take(batch(0, 3));
      next.take(batch(3, 6));

      assertThat(ids())
          .as("killed after %d steps", points)
          .containsExactly("m0", "m1", "m2", "m3", "m4", "m5");
      points++;
    }
    assertThat(points).as("steps at which it was killed").isGreaterThan(500);
  }

  private static boolean survives(FileSink sink) throws IOException {
    try {
      sink.take(batch(0, 2));
      sink.take(batch(2, 5));
      return true;
    } catch (Died e) {
      return false;
    }
  }

  @Test
  void goesOnAfterADiskThatWasFull() throws IOException {
    boolean[] full = {true};
    FileSink sink =
        on(
            new ForwardingDisk(disk) {
              @Override
              public void append(Path file, byte[] content) throws IOException {
                if (full[0]) {
                  super.append(file, Arrays.copyOf(content, content.length / 2));
                  throw new IOException("no space left");
                }
                super.append(file, content);
              }
            });

    assertThatThrownBy(() -> sink.take(batch(0, 3))).hasMessage("no space left");
    full[0] = false;
    sink.take(batch(0, 3));

    assertThat(ids()).containsExactly("m0", "m1", "m2");
  }
}
