package dev.bureau.cli;

import static dev.bureau.cli.JsonValue.object;
import static dev.bureau.cli.JsonValue.objects;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** E1–E3, E35 on the command line. */
class ContextTest {
  @TempDir private Path directory;
  private Shell shell;

  @BeforeEach
  void createASession() {
    shell = new Shell(directory.resolve("context.db"));
    shell.json("create", "--type=ACTIVE", "--name=s", "--id=s");
  }

  private Map<String, Object> context() {
    return object(shell.json("context", "s"));
  }

  @Test
  void showsTheWindowTheEntriesAndTheAdvice() {
    shell.json("context", "put", "s", "plan", "{\"step\":1}", "--critical");
    shell.json("context", "report", "s", "--used=180000");

    Map<String, Object> context = context();

    assertThat(context.keySet())
        .containsExactly(
            "id",
            "used",
            "total",
            "available",
            "position",
            "band",
            "entries",
            "history",
            "activeTime",
            "activeBand",
            "advice");
    assertThat(context.get("position")).hasToString("0.9");
    assertThat(context.get("available")).hasToString("20000");
    assertThat(context).containsEntry("band", "EMERGENCY_RECOVERY");
    assertThat(objects(context.get("entries")).get(0).keySet())
        .containsExactly("key", "tokens", "critical", "temporary", "deferred", "digest", "version");
    assertThat(objects(context.get("history")).get(1).keySet())
        .containsExactly("at", "used", "total", "available", "position", "band");
    assertThat(objects(context.get("advice")))
        .containsExactly(Map.of("row", "context position", "text", "go on with a fresh window"));
  }

  @Test
  void showsTheSameForPeople() {
    shell.run("context", "put", "s", "plan", "\"write\"", "--critical", "--temporary");

    List<String> lines = shell.run("context", "s").lines();

    assertThat(lines).anyMatch(each -> each.contains("0.0 % (NORMAL)"));
    assertThat(lines).anyMatch(each -> each.matches("plan +\\d+ +critical, temporary"));
  }

  @Test
  void putsAndGetsAnyJsonValue() {
    for (String each : List.of("\"write\"", "7", "true", "[1,2]", "{\"a\":{\"b\":null}}")) {
      shell.run("context", "put", "s", "k", each);

      assertThat(shell.run("context", "get", "s", "k").lines()).containsExactly(each);
    }
    assertThat(shell.run("context", "get", "s", "none").refusedWith(1)).contains("'none'");
    assertThat(shell.json("context", "get", "s", "k").toString())
        .isEqualTo("{id=s, key=k, value={a={b=null}}}");
  }

  @Test
  void removesAnEntry() {
    shell.run("context", "put", "s", "k", "1");
    shell.run("context", "remove", "s", "k");

    assertThat(objects(context().get("entries"))).isEmpty();
  }

  @Test
  void compressesAndShowsWhatWasGivenUp() {
    shell.run("context", "put", "s", "k", "\"typing\"", "--temporary");
    shell.run("context", "put", "s", "plan", "\"write\"");
    shell.run("context", "compress", "s");
    Object version = object(shell.json("show", "s")).get("version");

    assertThat(objects(context().get("entries"))).extracting("key").containsExactly("plan");
    assertThat(shell.json("context", "dropped", "s", version.toString()).toString())
        .isEqualTo("{id=s, version=" + version + ", dropped={k=typing}}");
    assertThat(shell.run("context", "dropped", "s", version.toString()).lines())
        .containsExactly("k: \"typing\"");
  }

  @Test
  void compressesAtALevel() {
    shell.run("context", "put", "s", "plan", "\"write\"");
    shell.run("context", "compress", "s", "--level=AGGRESSIVE");

    assertThat(objects(context().get("entries"))).isEmpty();
  }

  @Test
  void defersAndRecalls() {
    shell.run("context", "put", "s", "plan", "\"write\"");
    shell.run("context", "report", "s", "--used=160000");
    assertThat(objects(context().get("entries"))).extracting("deferred").containsExactly(true);

    shell.run("context", "report", "s", "--used=1000", "--total=1000000");
    shell.run("context", "recall", "s", "plan");

    assertThat(objects(context().get("entries"))).extracting("deferred").containsExactly(false);
  }

  @Test
  void tellsBrieflyWhatBecameOfAChange() {
    assertThat(shell.run("context", "report", "s", "--used=150000").lines())
        .containsExactly("s: 150000 of 200000 tokens, DEFER_NON_CRITICAL");
  }

  @Test
  void showsASessionThatIsCalledLikeAnAction() {
    shell.json("create", "--type=ACTIVE", "--name=put", "--id=put");

    assertThat(object(shell.json("context", "put"))).containsEntry("id", "put");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "context forget s",
        "context put s k",
        "context put s k nonsense",
        "context put s k null",
        "context put s k 1,\"x\":2",
        "context get s",
        "context get s nothing",
        "context dropped s first",
        "context dropped s 1",
        "context report s",
        "context report s --used=-1",
        "context compress s --critical",
        "context put s k 1 --level=AGGRESSIVE"
      })
  void refusesWhatItCannotDo(String line) {
    Shell.Result result = shell.run(line.split(" "));

    assertThat(result.code()).isNotZero();
    assertThat(result.err()).isNotBlank();
    assertThat(objects(context().get("entries"))).isEmpty();
  }
}
