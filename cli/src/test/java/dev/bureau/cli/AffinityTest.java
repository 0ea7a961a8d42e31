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

/** S40 on the command line. */
class AffinityTest {
  @TempDir private Path directory;
  private Shell shell;

  @BeforeEach
  void create() {
    shell = new Shell(directory.resolve("affinity.db"));
    shell.json("create", "--type=DIRECTOR", "--name=boss", "--id=boss");
    for (String each : List.of("north", "south")) {
      shell.json("create", "--type=DEPARTMENT", "--name=" + each, "--id=" + each);
      shell.json("start", each);
    }
  }

  private Object bind(String strategy) {
    return shell.json("affinity", "bind", "boss", "--to", "north", "south", "--strategy", strategy);
  }

  private Object chosen(String... options) {
    String[] all = new String[options.length + 3];
    all[0] = "affinity";
    all[1] = "choose";
    all[2] = "boss";
    System.arraycopy(options, 0, all, 3, options.length);
    return object(shell.json(all)).get("id");
  }

  @Test
  void showsWhatItKeeps() {
    Object bound = bind("STICKY");

    assertThat(objects(shell.json("affinity", "list"))).containsExactly(object(bound));
    assertThat(object(bound))
        .containsEntry("director", "boss")
        .containsEntry("strategy", "STICKY")
        .containsEntry("checkMillis", 10_000L)
        .containsEntry(
            "members",
            List.of(
                Map.of("id", "north", "fit", true, "capabilities", List.of()),
                Map.of("id", "south", "fit", true, "capabilities", List.of())));
  }

  @Test
  void takesTheStrategyInAnyCaseAndAnInterval() {
    shell.json("affinity", "bind", "boss", "--to=north", "--strategy=sticky", "--check=500ms");

    assertThat(objects(shell.json("affinity", "list", "boss")).get(0))
        .containsEntry("strategy", "STICKY")
        .containsEntry("checkMillis", 500L);
  }

  @Test
  void listsBindingsForPeople() {
    bind("ROUND_ROBIN");
    shell.json("stop", "south", "--force");

    assertThat(shell.run("affinity").lines().get(1))
        .contains("boss", "ROUND_ROBIN", "10s", "north, south", "south: it is TERMINATED");
  }

  @Test
  void showsWhomItWouldTake() {
    bind("ROUND_ROBIN");
    assertThat(chosen()).isEqualTo("north");

    bind("STICKY");
    assertThat(chosen("--key=customer-7"))
        .isIn("north", "south")
        .isEqualTo(chosen("--key=customer-7"));

    shell.json("update", "south", "--capability=joinery");
    bind("CAPABILITY");
    assertThat(chosen("--capability=joinery")).isEqualTo("south");

    shell.json("send", "north", "COMMAND", "{}");
    bind("LEAST_LOADED");
    assertThat(chosen()).isEqualTo("south");
  }

  @Test
  void tellsWhyNobodyCanBeTaken() {
    bind("ROUND_ROBIN");
    shell.json("stop", "north", "--force");
    shell.json("stop", "south", "--force");

    assertThat(shell.run("affinity", "choose", "boss").refusedWith(1))
        .contains("'boss'", "'north': it is TERMINATED", "'south'");
  }

  @Test
  void unbinds() {
    bind("STICKY");
    shell.json("affinity", "unbind", "boss");

    assertThat(objects(shell.json("affinity"))).isEmpty();
    assertThat(shell.run("affinity", "unbind", "boss").refusedWith(1)).contains("'boss'");
    assertThat(shell.run("affinity", "choose", "boss").refusedWith(1)).contains("affinity list");
  }

  @Test
  void bindsToAllThatADirectorSupervises() {
    shell.json("affinity", "bind", "boss", "--strategy=ROUND_ROBIN");

    assertThat(String.join("\n", shell.run("affinity").lines())).contains("all it supervises");
  }

  @Test
  void refusesWhatCannotBeBound() {
    assertThat(
            shell
                .run("affinity", "bind", "north", "--to=south", "--strategy=STICKY")
                .refusedWith(2))
        .contains("director", "DIRECTOR");
    assertThat(
            shell.run("affinity", "bind", "boss", "--to=west", "--strategy=STICKY").refusedWith(1))
        .contains("'west'");
    assertThat(shell.run("affinity", "bind", "boss", "--to=north").refusedWith(2))
        .contains("--strategy");
    assertThat(
            shell
                .run("affinity", "bind", "boss", "--to=north", "--strategy=STICKY", "--check=1ms")
                .refusedWith(2))
        .contains("check", "100 ms");
    assertThat(shell.run("affinity", "bind").refusedWith(2)).contains("DIRECTOR");
  }

  @Test
  void refusesOptionsOfAnotherAction() {
    bind("STICKY");

    assertThat(shell.run("affinity", "list", "--strategy=STICKY").refusedWith(2)).contains("bind");
    assertThat(shell.run("affinity", "unbind", "boss", "--key=k").refusedWith(2))
        .contains("choose");
    assertThat(shell.run("affinity", "choose", "boss").refusedWith(2))
        .contains("STICKY", "Request.keyed");
    assertThat(shell.run("affinity", "choose", "boss", "--key=k", "--capability=c").refusedWith(2))
        .contains("not both");
  }
}
