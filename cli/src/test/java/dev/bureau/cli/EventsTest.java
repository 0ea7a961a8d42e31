package dev.bureau.cli;

import static dev.bureau.cli.JsonValue.object;
import static dev.bureau.cli.JsonValue.objects;
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
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class EventsTest {
  @TempDir private Path directory;
  private Shell shell;

  @BeforeEach
  void createTwoSessions() {
    shell = new Shell(directory.resolve("events.db"));
    shell.create("one");
    shell.create("two");
    shell.json("start", "one");
  }

  @Test
  void listsTheEntriesOfAllSessionsInTheOrderOfTheFeed() {
    List<Map<String, Object>> entries = objects(shell.json("events"));

    assertThat(entries)
        .extracting(each -> each.get("session"))
        .containsExactly("one", "two", "one");
    assertThat(entries.get(0).keySet())
        .containsExactly(
            "position", "session", "version", "index", "at", "actor", "epoch", "event", "data");
  }

  @Test
  void showsPeopleATable() {
    List<String> lines = shell.run("events").lines();

    assertThat(lines).hasSize(4);
    assertThat(lines.get(0)).startsWith("POSITION  SESSION  VERSION  AT");
    assertThat(lines.get(3)).contains("one", "session.status-changed", "ACTIVE");
  }

  @Test
  void listsTheAskedTypesOnly() {
    assertThat(objects(shell.json("events", "--type=session.created"))).hasSize(2);
    assertThat(objects(shell.json("events", "--type=session.created,session.status-changed")))
        .hasSize(3);
  }

  @Test
  void listsTheAskedSessionOnly() {
    assertThat(objects(shell.json("events", "--session=two")))
        .extracting(each -> each.get("session"))
        .containsExactly("two");
  }

  @Test
  void goesOnBehindThePositionOfAnEntry() {
    List<Map<String, Object>> all = objects(shell.json("events", "--from=start"));
    String position = String.valueOf(all.get(0).get("position"));

    assertThat(objects(shell.json("events", "--from", position)))
        .isEqualTo(all.subList(1, all.size()));
  }

  @Test
  void goesOnWhereItsNameStands() {
    assertThat(objects(shell.json("events", "--named=audit"))).hasSize(3);
    shell.json("stop", "two");

    assertThat(objects(shell.json("events", "--named=audit")))
        .isNotEmpty()
        .allSatisfy(each -> assertThat(each).containsEntry("session", "two"));
    assertThat(shell.run("events", "--named=audit", "--json").out().strip()).isEqualTo("[]");
  }

  @Test
  void movesItsNameBehindWhatItLeftOutToo() {
    shell.json("events", "--named=audit", "--type=session.ended");

    assertThat(objects(shell.json("events", "--named=audit"))).isEmpty();
  }

  @Test
  void followsFromNowOnUntilNobodyReadsIt() throws Exception {
    try (Followed followed = new Followed("--from=start", "--named=audit", "--json")) {
      followed.entry();
      followed.entry();
      assertThat(followed.entry()).containsEntry("event", "session.status-changed");

      shell.json("start", "two");
      assertThat(followed.entry()).containsEntry("session", "two").containsEntry("version", 2L);
    }

    assertThat(objects(shell.json("events", "--named=audit")))
        .extracting(each -> each.get("event"))
        .containsExactly("session.updated");
  }

  @Test
  void refusesATypeThatThereIsNotAndNamesTheNearest() {
    assertThat(shell.run("events", "--type=session.creatd").refusedWith(2))
        .contains("'session.creatd'", "session.created");
  }

  @Test
  void refusesAPositionThatIsNone() {
    assertThat(shell.run("events", "--from=there").refusedWith(2))
        .contains("feed position", "'there'");
  }

  @Test
  void refusesASessionThatThereIsNot() {
    assertThat(shell.run("events", "--follow", "--session=nobody").refusedWith(1))
        .contains("'nobody'");
  }

  @Test
  void saysWhatIsBadBeforeThatThereIsNoDatabase() {
    Shell none = new Shell(directory.resolve("none.db"));

    assertThat(none.run("events", "--named=a b").refusedWith(2)).contains("listener name");
    assertThat(none.run("events", "--type=none").refusedWith(2)).contains("event type", "'none'");
    assertThat(none.run("events", "--from=").refusedWith(2)).contains("--from");
    assertThat(none.run("events").refusedWith(1)).contains("no such database");
  }

  /** The command at work on a thread of its own, until its output is closed. */
  private final class Followed implements AutoCloseable {
    private final PipedInputStream pipe = new PipedInputStream(1 << 16);
    private final BufferedReader lines =
        new BufferedReader(new InputStreamReader(pipe, StandardCharsets.UTF_8));
    private final CompletableFuture<Integer> running;

    Followed(String... options) throws IOException {
      OutputStream writing = new PipedOutputStream(pipe);
      String[] arguments =
          Stream.concat(
                  Stream.of("events", "--follow", "--db", shell.database().toString()),
                  Stream.of(options))
              .toArray(String[]::new);
      running = CompletableFuture.supplyAsync(() -> run(writing, arguments));
    }

    private int run(OutputStream writing, String... arguments) {
      try (PrintStream out = new PrintStream(writing, false, StandardCharsets.UTF_8)) {
        return Main.run(
            new Output(out, new PrintStream(OutputStream.nullOutputStream())), Map.of(), arguments);
      }
    }

    Map<String, Object> entry() throws IOException {
      return object(JsonValue.of(lines.readLine()));
    }

    @Override
    public void close() throws IOException {
      lines.close();
      shell.json("update", "one", "--metadata={\"a\":1}"); // only who writes notices
      assertThat(running.join()).isZero();
    }
  }
}
