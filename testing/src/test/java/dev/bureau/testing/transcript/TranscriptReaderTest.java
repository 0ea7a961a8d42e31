package dev.bureau.testing.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bureau.core.price.Tokens;
import dev.bureau.core.seam.Disk;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.transcript.Position;
import dev.bureau.core.transcript.Spot;
import dev.bureau.testing.ForwardingDisk;
import dev.bureau.transitions.transcript.BadLine;
import dev.bureau.transitions.transcript.Break.Cause;
import dev.bureau.transitions.transcript.Delta;
import dev.bureau.transitions.transcript.Fact;
import dev.bureau.transitions.transcript.TranscriptFormat;
import dev.bureau.transitions.transcript.TranscriptReader;
import dev.bureau.transitions.transcript.TranscriptRefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** T6, SEC2, SEC5: a transcript that is read while others write, rename and cut it. */
class TranscriptReaderTest {
  private static final int LONGEST = 8 * 1024 * 1024;
  private static final Disk DISK = Seams.system().disk();

  @TempDir private Path temporary;
  private Path folder;
  private Path file;
  private Followed followed;

  @BeforeEach
  void open() throws IOException {
    folder = Files.createDirectory(temporary.toRealPath().resolve("transcripts"));
    file = folder.resolve("t.jsonl");
    followed = new Followed(DISK, folder, "t.jsonl");
  }

  private void append(String text) throws IOException {
    append(text.getBytes(StandardCharsets.UTF_8));
  }

  private void append(byte[] bytes) throws IOException {
    Files.write(file, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private static Delta read(TranscriptReader reader) throws IOException {
    return reader.read(Position.START);
  }

  private TranscriptReader reader(String name) {
    return new TranscriptReader(DISK, folder, name, TranscriptFormat.jsonLines());
  }

  @Test
  void tellsWhatLinesSay() throws IOException {
    append(Sample.start() + "\n" + Sample.call(1, "msg_1", 7) + "\n" + Sample.call(2, "msg_1", 9));
    append("\n" + Sample.line(3, "system", "\"subtype\":\"end\"") + "\n");

    Delta delta = read(reader("t.jsonl"));

    Instant zero = Instant.parse("2026-03-01T08:00:00Z");
    assertThat(delta.lines().get(0).facts())
        .containsExactly(
            new Fact.LifeStarted(Sample.SESSION, zero, "/work"),
            new Fact.AgentSession(Sample.SESSION));
    assertThat(delta.lines().get(1).facts())
        .startsWith(
            new Fact.Message("u1", zero.plusMillis(1), "assistant", "said"),
            new Fact.ToolCall("toolu_1", zero.plusMillis(1), "Read"))
        .hasSize(3);
    assertThat(delta.lines().get(3).facts())
        .containsExactly(new Fact.LifeEnded(Sample.SESSION, zero.plusMillis(3)));
    assertThat(delta.usage())
        .singleElement()
        .satisfies(each -> assertThat(each.tokens()).isEqualTo(new Tokens(3, 9, 0, 0, 5)));
    assertThat(delta.agentSession()).contains(Sample.SESSION);
    assertThat(delta.to().spot()).isEqualTo(new Spot(1, Files.size(file)));
  }

  @Test
  void waitsForTheFileAndForTheEndOfALine() throws IOException {
    followed.read();
    assertThat(followed.position()).isEqualTo(Position.START);

    append(Sample.message(1, "whole") + "\n" + Sample.message(2, "torn").substring(0, 40));
    followed.read();
    followed.read();
    assertThat(followed.messages()).containsExactly("u1");

    append(Sample.message(2, "torn").substring(40) + "\n");
    followed.read();
    assertThat(followed.messages()).containsExactly("u1", "u2");
    assertThat(followed.counts.bad()).isZero();
  }

  @Test
  void takesAnUnfinishedLineAtTheEndOrReportsIt() throws IOException {
    append(Sample.message(1, "whole"));
    followed.readLast();
    assertThat(followed.messages()).containsExactly("u1");

    append("\n{\"type\":\"us");
    followed.readLast();
    followed.readLast();
    assertThat(followed.counts.bad()).isEqualTo(1);
    assertThat(followed.position().skipped()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no json",
        "[1]",
        "{\"type\":\"user\"",
        "{\"type\":\"user\"} {}",
        "{\"type\":\"user\",\"type\":\"user\"}",
        "\u0000\u0000{\"type\":\"user\"}",
        "{\u0000\"type\":\"user\"}",
        "{\"type\":\"start\",\"timestamp\":\"2026-03-01T08:00:00Z\"}",
        "{\"type\":\"start\",\"sessionId\":\"s\",\"timestamp\":\"yesterday\"}",
        "{\"type\":\"start\",\"sessionId\":\"s\",\"timestamp\":\"2026-02-30T08:00:00.000Z\"}",
        "{\"type\":\"end\",\"sessionId\":\"a\\nb\",\"timestamp\":\"2026-03-01T08:00:00Z\"}",
        "{\"type\":\"user\",\"timestamp\":\"2026-03-01T08:00:00Z\",\"message\":{}}",
        "{\"type\":\"user\",\"uuid\":\"u\",\"message\":{\"content\":\"no time\"}}",
        "{\"type\":\"assistant\",\"message\":{\"usage\":{\"input_tokens\":-1}}}",
        "{\"type\":\"assistant\",\"message\":{\"usage\":{\"output_tokens\":1.5}}}",
        "{\"type\":\"assistant\",\"message\":{\"usage\":{\"output_tokens\":\"many\"}}}",
        "{\"type\":\"assistant\",\"message\":{\"usage\":{\"output_tokens\":99999999999999999999}}}",
        "{\"type\":\"assistant\",\"message\":{\"usage\":{\"output_tokens\":9223372036854775807,"
            + "\"input_tokens\":1}}}"
      })
  void skipsAndCountsABadLine(String bad) throws IOException {
    append(Sample.message(1, "before") + "\n" + bad + "\n" + Sample.message(2, "after") + "\n");

    Delta delta = read(reader("t.jsonl"));

    assertThat(delta.all(Fact.Message.class)).hasSize(2);
    assertThat(delta.counts().bad()).isEqualTo(1);
    assertThat(delta.badLines())
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.reason()).isNotBlank();
              assertThat(each.bytes()).isEqualTo(bad.getBytes(StandardCharsets.UTF_8).length);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  \t\r",
        "{}",
        "{\"type\":\"newer\",\"timestamp\":7}",
        "{\"type\":null}",
        "{\"type\":\"summary\",\"summary\":\"s\"}",
        "{\"type\":\"system\",\"subtype\":\"turn_duration\"}",
        "{\"type\":\"user\",\"message\":\"text\"}",
        "{\"x\":{\"a\":1,\"a\":2},\"type\":\"y\"}"
      })
  void passesOverWhatItDoesNotKnow(String unknown) throws IOException {
    append(unknown + "\n" + Sample.message(1, "m") + "\r\n");

    Delta delta = read(reader("t.jsonl"));

    assertThat(delta.counts().bad()).isZero();
    assertThat(delta.all(Fact.Message.class)).hasSize(1);
  }

  @Test
  void skipsALineWithDamagedUtf8() throws IOException {
    append(Sample.message(1, "a"));
    append(new byte[] {'\n', '{', '"', 't', 'y', 'p', 'e', '"', ':', '"', (byte) 0xC3, '"', '}'});
    append("\n" + Sample.message(2, "b") + "\n");

    followed.read();

    assertThat(followed.counts.bad()).isEqualTo(1);
    assertThat(followed.messages()).containsExactly("u1", "u2");
  }

  @Test
  void replacesHalvesOfCharactersAndShortensTexts() throws IOException {
    append(Sample.message(1, "a\\ud83d") + "\n");
    append(Sample.message(2, "\\ud83d\\ude00".repeat(6_000)) + "\n");

    followed.read();

    assertThat(followed.facts)
        .filteredOn(Fact.Message.class::isInstance)
        .extracting(each -> ((Fact.Message) each).text())
        .satisfies(each -> assertThat(each).first().isEqualTo("a\uFFFD"))
        .allSatisfy(each -> assertThat(each).hasSizeLessThanOrEqualTo(Fact.LONGEST_TEXT));
  }

  @Test
  void nestsAsDeepAsJsonMay() throws IOException {
    append("{\"type\":\"x\",\"v\":" + "[".repeat(63) + "]".repeat(63) + "}\n");
    append("{\"type\":\"x\",\"v\":" + "[".repeat(64) + "]".repeat(64) + "}\n");

    followed.read();

    assertThat(followed.counts.lines()).isEqualTo(2);
    assertThat(followed.counts.bad()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {LONGEST - 1, LONGEST, LONGEST + 1, LONGEST + 70_000, 2 * LONGEST + 5})
  void takesLinesOfEightMebibytesAndNoLongerOnes(int length) throws IOException {
    String bare = Sample.message(1, "");
    append(Sample.message(1, "x".repeat(length - bare.length())) + "\n");
    append(Sample.message(2, "after") + "\n");

    followed.read();

    assertThat(followed.messages())
        .isEqualTo(length > LONGEST ? List.of("u2") : List.of("u1", "u2"));
    assertThat(followed.counts.bad()).isEqualTo(length > LONGEST ? 1 : 0);
  }

  @Test
  void countsALongLineOnceHoweverItComes() throws IOException {
    append(Sample.message(1, "a") + "\n");
    for (int i = 0; i < 5; i++) {
      append("x".repeat(LONGEST / 2));
      followed.read();
    }
    assertThat(followed.position().place()).isEqualTo(Position.Place.LONG_LINE);
    append("\n" + Sample.message(2, "b") + "\n");
    followed.read();

    assertThat(followed.counts.bad()).isEqualTo(1);
    assertThat(followed.messages()).containsExactly("u1", "u2");
    assertThat(followed.position().place()).isEqualTo(Position.Place.LINE);
  }

  /** A file of half a gigabyte without an end of line, which is nowhere but on its way. */
  @Test
  void holdsNoMoreThanTheLongestLine() throws IOException {
    append("x");
    Disk endless =
        new ForwardingDisk(DISK) {
          @Override
          public InputStream read(Path path) {
            return new Endless(512L * 1024 * 1024);
          }
        };
    TranscriptReader reader =
        new TranscriptReader(endless, folder, "t.jsonl", TranscriptFormat.jsonLines());
    com.sun.management.ThreadMXBean threads =
        (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();

    Delta delta = read(reader);

    assertThat(delta.counts().bad()).isEqualTo(1);
    assertThat(delta.to().spot().offset()).isEqualTo(512L * 1024 * 1024);
    assertThat(threads.getCurrentThreadAllocatedBytes() - before)
        .as("bytes taken by a buffer that doubles up to the longest line")
        .isLessThan(4L * LONGEST);
  }

  /** So many letters. */
  private static final class Endless extends InputStream {
    private long left;

    Endless(long bytes) {
      left = bytes;
    }

    @Override
    public int read() {
      left--;
      return left < 0 ? -1 : 'x';
    }

    @Override
    public int read(byte[] bytes, int from, int count) {
      int given = (int) Math.min(left, count);
      Arrays.fill(bytes, from, from + given, (byte) 'x');
      left -= given;
      return given == 0 ? -1 : given;
    }
  }

  /** Whoever puts a link in the way at any moment gets nothing read that lies outside. */
  @Test
  void neverReadsWhereALinkWasPutInItsWay() throws IOException {
    Path deep = Files.createDirectory(folder.resolve("deep"));
    Files.writeString(deep.resolve("t.jsonl"), Sample.message(1, "inside") + "\n");
    Path outside = Files.createDirectory(temporary.toRealPath().resolve("outside"));
    Files.writeString(outside.resolve("t.jsonl"), Sample.message(2, "secret") + "\n");
    Disk swapping =
        new ForwardingDisk(DISK) {
          @Override
          public InputStream read(Path path) throws IOException {
            Files.move(deep, folder.resolve("aside"));
            Files.createSymbolicLink(deep, outside);
            return super.read(path);
          }
        };

    assertThatThrownBy(
            () ->
                read(
                    new TranscriptReader(
                        swapping, folder, "deep/t.jsonl", TranscriptFormat.jsonLines())))
        .isInstanceOf(TranscriptRefusedException.class)
        .hasMessageContaining("link");
  }

  @Test
  void readsAtMostSomeMebibytesAtOnce() throws IOException {
    String line = Sample.message(1, "x".repeat(500_000)) + "\n";
    append(line.repeat(30));

    Delta first = read(reader("t.jsonl"));
    followed.read();

    assertThat(first.rest()).isEqualTo(Delta.Rest.MORE);
    assertThat(first.counts().lines()).isLessThan(12);
    assertThat(followed.counts.lines()).isEqualTo(30);
  }

  @Test
  void goesOnBehindALineAtWhichAFormatFails() throws IOException {
    append(Sample.message(1, "fatal") + "\n" + Sample.message(2, "after") + "\n");
    TranscriptFormat sound = TranscriptFormat.jsonLines();
    TranscriptFormat failing =
        (line, facts) ->
            sound.read(
                line,
                fact -> {
                  if (fact instanceof Fact.Message message && message.text().equals("fatal")) {
                    throw new DateTimeException("no time");
                  }
                  facts.accept(fact);
                });

    Delta delta = read(new TranscriptReader(DISK, folder, "t.jsonl", failing));

    assertThat(delta.all(Fact.Message.class)).singleElement().extracting("text").isEqualTo("after");
    assertThat(delta.badLines())
        .singleElement()
        .satisfies(each -> assertThat(each.reason()).contains("no time"));
  }

  @Test
  void tellsTenBadLinesAndCountsAll() throws IOException {
    append("bad\n".repeat(25));

    Delta delta = read(reader("t.jsonl"));

    assertThat(delta.counts().bad()).isEqualTo(25);
    assertThat(delta.badLines())
        .hasSize(10)
        .first()
        .extracting(BadLine::end, BadLine::bytes)
        .containsExactly(new Spot(1, 4), 3L);
  }

  @Test
  void readsAFileThatWasRenamedToItsEndFirst() throws IOException {
    append(Sample.message(1, "a") + "\n");
    followed.read();
    append(Sample.message(2, "b") + "\n" + Sample.message(3, "torn").substring(0, 50));
    Files.move(file, folder.resolve("t.jsonl.1"));
    followed.read();
    append(Sample.message(4, "c") + "\n");

    followed.read();

    assertThat(followed.messages()).containsExactly("u1", "u2", "u4");
    assertThat(followed.breaks).containsExactly(Cause.MOVED);
    assertThat(followed.counts.bad()).isEqualTo(1);
    assertThat(followed.position().spot().part()).isEqualTo(2);
  }

  @Test
  void beginsAnewWithAnotherFile() throws IOException {
    append(Sample.message(1, "a") + "\n");
    followed.read();
    Files.delete(file);
    followed.read();
    append(Sample.message(2, "other") + "\n" + Sample.message(3, "b") + "\n");

    followed.read();

    assertThat(followed.messages()).containsExactly("u1", "u2", "u3");
    assertThat(followed.breaks).hasSize(1);
  }

  @Test
  void beginsAnewWhenItWasCut() throws IOException {
    append(Sample.message(1, "a") + "\n" + Sample.message(2, "b") + "\n");
    followed.read();
    Files.writeString(file, "");
    followed.read();
    append(Sample.message(3, "c") + "\n");
    followed.read();

    assertThat(followed.breaks).containsExactly(Cause.TRUNCATED);
    assertThat(followed.messages()).containsExactly("u1", "u2", "u3");
  }

  @Test
  void noticesThatItWasCutAlsoWhenItHasGrownSince() throws IOException {
    append(Sample.message(1, "a") + "\n");
    followed.read();
    Files.writeString(file, "");
    append(Sample.message(2, "b") + "\n" + Sample.message(3, "c") + "\n");
    followed.read();

    assertThat(followed.breaks).containsExactly(Cause.REWRITTEN);
    assertThat(followed.messages()).containsExactly("u1", "u2", "u3");
  }

  @Test
  void goesOnInACopyThatTookItsPlace() throws IOException {
    IntStream.range(0, 50).forEach(i -> quietly(Sample.message(i, "y".repeat(100)) + "\n"));
    followed.read();
    Path copy = Files.copy(file, folder.resolve("copy"));
    Files.move(copy, file, StandardCopyOption.REPLACE_EXISTING);
    append(Sample.message(50, "z") + "\n");
    followed.read();

    assertThat(followed.breaks).isEmpty();
    assertThat(followed.messages()).hasSize(51).doesNotHaveDuplicates();
  }

  private void quietly(String text) {
    try {
      append(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void readsNothingOutsideItsFolder() throws IOException {
    Path outside = Files.writeString(temporary.toRealPath().resolve("secret"), "{}\n");
    Files.createSymbolicLink(folder.resolve("link"), outside);
    Files.createSymbolicLink(folder.resolve("up"), folder.getParent());
    Files.createDirectory(folder.resolve("t.jsonl"));

    for (String each : new String[] {"link", "up/secret", "../secret", "t.jsonl"}) {
      assertThatThrownBy(() -> read(reader(each)))
          .as(each)
          .isInstanceOf(TranscriptRefusedException.class);
    }
  }

  @Test
  void followsALinkWithinItsFolder() throws IOException {
    append(Sample.message(1, "a") + "\n");
    Files.createSymbolicLink(folder.resolve("current"), file);

    assertThat(read(reader("current")).counts().messages()).isEqualTo(1);
  }
}
