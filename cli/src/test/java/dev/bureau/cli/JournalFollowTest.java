package dev.bureau.cli;

import static dev.bureau.cli.JsonValue.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.cli.invocation.Output;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class JournalFollowTest {
  @TempDir private Path directory;
  private Shell shell;

  @BeforeEach
  void createASession() {
    shell = new Shell(directory.resolve("follow.db"));
    shell.create("one");
  }

  @Test
  void printsALineForEachEntryAsItComesUntilTheSessionIsFinal() throws Exception {
    try (Followed followed = new Followed("--json")) {
      assertThat(followed.entry()).containsEntry("event", "session.created");

      shell.json("start", "one");
      assertThat(followed.entry())
          .containsEntry("version", 2L)
          .containsEntry("event", "session.status-changed");

      shell.json("update", "one", "--metadata={\"a\":1}");
      assertThat(followed.entry()).containsEntry("version", 3L);

      shell.json("complete", "one");
      assertThat(followed.entry()).containsEntry("event", "session.status-changed");
      assertThat(followed.entry()).containsEntry("event", "session.ended");
      assertThat(followed.line()).isNull();
      assertThat(followed.code()).isZero();
    }
  }

  @Test
  void leavesOutWhatOtherSessionsDo() throws Exception {
    shell.create("two");
    try (Followed followed = new Followed("--json", "--from=2")) {
      shell.json("start", "two");
      shell.json("start", "one");

      assertThat(followed.entry()).containsEntry("version", 2L);
      assertThat(object(followed.last().get("data"))).containsEntry("to", "ACTIVE");
      shell.json("stop", "one");
    }
  }

  @Test
  void showsPeopleATable() throws Exception {
    try (Followed followed = new Followed()) {
      assertThat(followed.line()).startsWith("VERSION  AT");
      String created = followed.line();
      assertThat(created).startsWith("1 ").contains("session.created");

      shell.json("start", "one");
      String started = followed.line();
      assertThat(started).startsWith("2 ").contains("session.status-changed");
      assertThat(started.indexOf('{')).isEqualTo(created.indexOf('{'));
      shell.json("stop", "one");
    }
  }

  @Test
  void endsAtOnceForAFinalSession() {
    shell.json("stop", "one");

    assertThat(shell.run("journal", "one", "--follow").lines()).hasSize(5);
    assertThat(shell.run("journal", "one", "--follow", "--from=9", "--json").out()).isEmpty();
  }

  @Test
  void endsAtItsLimit() throws Exception {
    try (Followed followed = new Followed("--limit=2", "--json")) {
      followed.entry();
      shell.json("start", "one");

      assertThat(followed.entry()).containsEntry("version", 2L);
      assertThat(followed.line()).isNull();
    }
  }

  @Test
  void endsWhenTheSessionIsDeleted() throws Exception {
    try (Followed followed = new Followed("--json")) {
      followed.entry();
      shell.json("delete", "one");

      assertThat(followed.line()).isNull();
      assertThat(followed.code()).isEqualTo(1);
    }
  }

  @Test
  void refusesASessionThatThereIsNot() {
    assertThat(shell.run("journal", "nobody", "--follow").refusedWith(1)).contains("'nobody'");
  }

  /** The command at work on a thread of its own; its output shows what was flushed only. */
  private final class Followed implements AutoCloseable {
    private final PipedInputStream pipe = new PipedInputStream(1 << 16);
    private final BufferedReader lines =
        new BufferedReader(new InputStreamReader(pipe, StandardCharsets.UTF_8));
    private final CompletableFuture<Integer> running;
    private Map<String, Object> last = Map.of();

    Followed(String... options) throws IOException {
      OutputStream writing = new PipedOutputStream(pipe);
      String[] arguments = new String[options.length + 5];
      System.arraycopy(
          new String[] {"journal", "one", "--follow", "--db", shell.database().toString()},
          0,
          arguments,
          0,
          5);
      System.arraycopy(options, 0, arguments, 5, options.length);
      running = CompletableFuture.supplyAsync(() -> run(writing, arguments));
    }

    private int run(OutputStream writing, String... arguments) {
      try (PrintStream out = new PrintStream(writing, false, StandardCharsets.UTF_8)) {
        return Main.run(
            new Output(out, new PrintStream(OutputStream.nullOutputStream())), Map.of(), arguments);
      }
    }

    String line() throws IOException {
      return lines.readLine();
    }

    Map<String, Object> entry() throws IOException {
      last = object(JsonValue.of(line()));
      return last;
    }

    Map<String, Object> last() {
      return last;
    }

    int code() {
      return running.join();
    }

    @Override
    public void close() throws IOException {
      running.join();
      lines.close();
    }
  }
}
