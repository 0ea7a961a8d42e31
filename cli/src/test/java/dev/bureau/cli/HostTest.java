package dev.bureau.cli;

import static dev.bureau.cli.JsonValue.object;
import static dev.bureau.cli.JsonValue.objects;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** T4, T9: {@code bureau host} and the agent program, each a process of its own. */
@Timeout(120)
class HostTest {
  private static final int TERMINATED = 143;

  @TempDir private Path directory;
  private final List<Process> processes = new ArrayList<>();
  private Shell shell;
  private Path talks;

  @BeforeEach
  void open() {
    shell = new Shell(directory.resolve("hosted.db"));
    talks = directory.resolve("talks");
  }

  @AfterEach
  void endTheProcesses() throws Exception {
    for (Process each : processes) {
      each.destroyForcibly().waitFor();
    }
  }

  private static List<String> bureau(String... words) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"));
    if (Runtime.version().feature() >= 24) {
      command.add("--enable-native-access=ALL-UNNAMED");
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of(words));
    return command;
  }

  private Process host(String... options) throws IOException {
    List<String> command = bureau("host", "keeper");
    command.addAll(List.of("--db", shell.database().toString()));
    command.addAll(List.of("--transcripts", talks.toString()));
    command.addAll(List.of(options));
    command.add("--");
    command.addAll(bureau("demo", "agent", talks.toString()));
    Process process =
        new ProcessBuilder(command).redirectError(directory.resolve("err").toFile()).start();
    processes.add(process);
    return process;
  }

  private static void say(Process host, String... lines) throws IOException {
    host.getOutputStream()
        .write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    host.getOutputStream().flush();
  }

  private static BufferedReader output(Process host) {
    return new BufferedReader(new InputStreamReader(host.getInputStream(), StandardCharsets.UTF_8));
  }

  private static int ended(Process host) throws InterruptedException {
    assertThat(host.waitFor(60, TimeUnit.SECONDS)).as("ended in time").isTrue();
    return host.exitValue();
  }

  private String err() throws IOException {
    return Files.readString(directory.resolve("err"));
  }

  private List<Map<String, Object>> chain() {
    return objects(shell.json("chain", "keeper"));
  }

  /** How many lives of the agent have a session that is known to be theirs. */
  private long lives() {
    if (!Files.exists(shell.database()) || shell.run("show", "keeper").code() != 0) {
      return 0;
    }
    return chain().stream()
        .map(each -> object(shell.json("show", (String) each.get("id"))).get("agent"))
        .filter(each -> each != null && "MATCHED".equals(object(each).get("correlation")))
        .count();
  }

  private List<Object> statuses() {
    return chain().stream().map(each -> each.get("status")).toList();
  }

  /** A person clears it twice, kills it, and goes on later. */
  @Test
  void leavesOneRightChain() throws Exception {
    Process killed = host();
    say(killed, "hello", "/clear", "again", "/clear", "still there?");
    while (lives() < 3) {
      assertThat(killed.isAlive()).as(err()).isTrue();
    }
    killed.destroyForcibly().waitFor();

    Process refused = host();
    assertThat(ended(refused)).isEqualTo(1);
    assertThat(err()).contains("TERMINATED", "--resume").hasLineCount(1);
    Process resumed = host("--resume");
    say(resumed, "hello again", "/exit");
    assertThat(ended(resumed)).as(err()).isZero();

    assertThat(statuses()).containsExactly("COMPLETED", "COMPLETED", "TERMINATED", "COMPLETED");
    for (Map<String, Object> each : chain()) {
      Map<String, Object> costs = object(shell.json("costs", (String) each.get("id")));
      assertThat(costs).as("the bill of " + each).containsEntry("calls", 1L);
    }
  }

  @Test
  void failsWithItsAgent() throws Exception {
    Process host = host();
    say(host, "/die 3");

    assertThat(ended(host)).isEqualTo(1);

    assertThat(err()).startsWith("bureau: keeper is ERROR: exit code 3").hasLineCount(1);
    assertThat(statuses()).containsExactly("ERROR");
  }

  @Test
  void tellsProgramsWhatHappens() throws Exception {
    Process host = host("--json", "--one-session", "--sink", directory.resolve("sink").toString());
    say(host, "hello", "/clear");
    host.getOutputStream().close();

    List<Map<String, Object>> lines =
        output(host).lines().map(each -> object(JsonValue.of(each))).toList();

    assertThat(ended(host)).as(err()).isZero();
    assertThat(lines.stream().filter(each -> each.containsKey("began")))
        .containsExactly(Map.of("began", "keeper"));
    assertThat(lines).contains(Map.of("said", "You said: hello"));
    assertThat(lines.get(lines.size() - 1))
        .isEqualTo(
            Map.of(
                "ended", "keeper", "status", "COMPLETED", "exitCode", 0L, "reason", "exit code 0"));
    assertThat(directory.resolve("sink/keeper/main.jsonl")).content().contains("hello");
  }

  @Test
  void endsItsAgentWhenItIsTold() throws Exception {
    Process host = host("--json");
    BufferedReader output = output(host);
    assertThat(output.readLine()).contains("\"began\"");
    assertThat(output.readLine()).contains("\"said\"");

    host.toHandle().destroy(); // and its standard input stays open

    List<String> rest = output.lines().toList();
    assertThat(ended(host)).isEqualTo(TERMINATED);
    assertThat(statuses()).containsExactly("TERMINATED");
    assertThat(object(JsonValue.of(rest.get(rest.size() - 1))))
        .containsEntry("ended", "keeper")
        .containsEntry("status", "TERMINATED");
    assertThat(err()).startsWith("bureau: keeper is TERMINATED").hasLineCount(1);
  }

  /** X10: killed at some instruction or other of a passage, or soon after it. */
  @Test
  @Tag("crash")
  void goesOnThoughItIsKilledWhileItsAgentBeginsAnew() throws Exception {
    Process killed = host();
    say(killed, "hello", "/clear");
    while (!isPassedOn(killed.pid())) {
      assertThat(killed.isAlive()).as(err()).isTrue();
    }
    killed.destroyForcibly().waitFor();

    Process resumed = host("--resume");
    say(resumed, "still there", "/exit");

    assertThat(ended(resumed)).as(err()).isZero();
    List<Object> statuses = statuses();
    assertThat(statuses).hasSizeGreaterThanOrEqualTo(3).endsWith("COMPLETED");
    assertThat(statuses).containsOnly("COMPLETED", "TERMINATED");
    assertThat(object(shell.json("costs")).get("calls")).isEqualTo(2L);
  }

  /** Whether the host of that process has begun to pass one of its sessions on. */
  private boolean isPassedOn(long host) {
    return Files.exists(shell.database())
        && shell.run("show", "keeper").code() == 0
        && chain().stream()
            .map(each -> shell.run("journal", (String) each.get("id"), "--json").out())
            .anyMatch(each -> each.contains("\"pid\":" + host) && each.contains("transition."));
  }

  /** It is asked, and killed when it has not gone after ten seconds. */
  @Test
  @Tag("crash")
  void endsAnAgentThatHangs() throws Exception {
    Process host = host();
    BufferedReader output = output(host);
    assertThat(output.readLine()).startsWith("session ");
    say(host, "/hang");
    assertThat(output.readLine()).isEqualTo("hanging");

    host.toHandle().destroy();

    assertThat(ended(host)).isEqualTo(TERMINATED);
    assertThat(statuses()).containsExactly("TERMINATED");
    assertThat(host.toHandle().descendants()).isEmpty();
  }

  /** What waits for the agent is bounded, and whoever writes waits with it. */
  @Test
  void losesNothingOfWhatIsSaidToASlowAgent() throws Exception {
    int lines = 150;
    Process host = host();
    CompletableFuture<Long> answers =
        CompletableFuture.supplyAsync(
            () -> output(host).lines().filter(each -> each.startsWith("You said")).count());
    say(host, "/spin 2000");
    for (int i = 0; i < lines; i++) {
      say(host, "x".repeat(40_000));
    }
    host.getOutputStream().close();

    assertThat(ended(host)).as(err()).isZero();
    assertThat(answers.get(60, TimeUnit.SECONDS)).isEqualTo(lines);
  }

  @Test
  void refusesWhatCannotBe() {
    String there = talks.toString();
    assertThat(shell.run("host", "keeper", "--", "true").refusedWith(2)).contains("--transcripts");
    assertThat(shell.run("host", "keeper", "--transcripts", there).refusedWith(2)).contains("WORD");
    assertThat(
            shell
                .run("host", "keeper", "--transcripts", there, "--env", "NOT_SET", "true")
                .refusedWith(2))
        .contains("--env", "NOT_SET");
    assertThat(
            shell
                .run("host", "keeper", "--transcripts", there, directory.resolve("none").toString())
                .refusedWith(1))
        .contains("none");
  }
}
