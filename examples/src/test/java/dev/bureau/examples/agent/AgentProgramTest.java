package dev.bureau.examples.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** T6, T9: the counterpart of agent hosts does what docs/guide/agent-program.md says. */
@Timeout(120)
class AgentProgramTest {
  private static final Pattern FIELD = Pattern.compile("(?m)^\\| `([\\w.\\[\\]]+)` \\|");

  @TempDir Path folder;

  @Test
  void answersAndWritesItDown() throws Exception {
    try (RunningAgent agent = RunningAgent.start(folder, "one")) {
      assertThat(agent.answer()).isEqualTo("session one");
      agent.tell("so \"high\"\tas \\ the sky é😀");

      assertThat(agent.answer()).isEqualTo("You said: so \"high\"\tas \\ the sky é😀");
      List<Map<String, Object>> lines = agent.transcript("one");
      assertThat(lines).extracting("type").containsExactly("system", "user", "assistant");
      assertThat(lines).extracting("sessionId").containsOnly("one");
      assertThat(lines.get(1))
          .extracting("message.content")
          .isEqualTo("so \"high\"\tas \\ the sky é😀");
      assertThat(lines.get(2)).extracting("parentUuid").isEqualTo(lines.get(1).get("uuid"));
    }
  }

  @Test
  void repeatsWhatACallHasUsedSoFarOnEachOfItsLines() throws Exception {
    try (RunningAgent agent = RunningAgent.start(folder, "one")) {
      assertThat(agent.answer()).isEqualTo("session one");
      agent.tell("/tool echo a b");

      assertThat(agent.answer()).isEqualTo("echo says: a b");
      List<Map<String, Object>> lines = agent.transcript("one");
      assertThat(lines)
          .extracting("type")
          .containsExactly("system", "user", "assistant", "assistant", "user", "assistant");
      assertThat(lines.get(2)).extracting("message.id").isEqualTo(id(lines.get(3)));
      assertThat(id(lines.get(5))).isNotEqualTo(id(lines.get(3)));
      assertThat(lines.subList(2, 4))
          .extracting("message.usage.output_tokens")
          .containsExactly(1L, 5L);
    }
  }

  private static Object id(Map<String, Object> line) {
    return ((Map<?, ?>) line.get("message")).get("id");
  }

  @Test
  void beginsANewTranscriptAtClear() throws Exception {
    try (RunningAgent agent = RunningAgent.start(folder, "one", "two")) {
      assertThat(agent.answer()).isEqualTo("session one");
      agent.tell("/clear");
      assertThat(agent.answer()).isEqualTo("session two");
      agent.tell("/clear");

      assertThat(agent.answer()).matches("session [0-9a-f-]{36}");
      assertThat(agent.transcript("one")).last().extracting("reason").isEqualTo("clear");
      assertThat(agent.transcript("two")).extracting("subtype").containsExactly("start", "end");
    }
  }

  @Test
  void goesOnWithATranscriptThatIsThere() throws Exception {
    try (RunningAgent agent = RunningAgent.start(folder, "one")) {
      agent.tell("/exit 4");
      assertThat(agent.end().exitCode()).isEqualTo(4);
    }
    try (RunningAgent agent = RunningAgent.start(folder, "one")) {
      agent.process().endInput();
      assertThat(agent.end().exitCode()).isZero();

      assertThat(agent.transcript("one"))
          .extracting(each -> each.getOrDefault("reason", "none"))
          .containsExactly("none", "exit", "none", "input");
    }
  }

  @Test
  void diesWithoutAWord() throws Exception {
    try (RunningAgent agent = RunningAgent.start(folder, "one")) {
      agent.tell("/die 9");

      assertThat(agent.end().exitCode()).isEqualTo(9);
      assertThat(agent.transcript("one")).extracting("subtype").containsExactly("start");
    }
  }

  @Test
  void tearsItsLastLine() throws Exception {
    try (RunningAgent agent = RunningAgent.start(folder, "one")) {
      agent.tell("/tear");

      assertThat(agent.end().exitCode()).isEqualTo(137);
      String text = Files.readString(folder.resolve("one.jsonl"));
      assertThat(text).doesNotEndWith("\n");
      assertThat(agent.lines("one")).hasSize(2).last().asString().doesNotEndWith("}");
    }
  }

  @Test
  void beginsALineOfItsOwnBehindATornOne() throws Exception {
    try (RunningAgent agent = RunningAgent.start(folder, "one")) {
      agent.tell("/tear");
      agent.end();
    }
    try (RunningAgent agent = RunningAgent.start(folder, "one")) {
      agent.process().endInput();
      agent.end();

      assertThat(agent.lines("one")).hasSize(4).last().asString().startsWith("{").endsWith("}");
    }
  }

  @Test
  void hangsUntilItIsKilled() throws Exception {
    try (RunningAgent agent = RunningAgent.start(folder, "one")) {
      assertThat(agent.answer()).isEqualTo("session one");
      agent.tell("/hang");
      assertThat(agent.answer()).isEqualTo("hanging");
      agent.process().stop();

      assertThat(agent.end().exitCode()).isEqualTo(137);
    }
  }

  @Test
  void babblesWithoutAnEndOfLine() throws Exception {
    try (RunningAgent agent = RunningAgent.start(folder, "one")) {
      agent.tell("/babble 3000000");
      agent.tell("/exit");

      assertThat(agent.end().exitCode()).isZero();
      assertThat(agent.process().droppedBytes()).isEqualTo(3_000_000 - (64 << 10));
    }
  }

  @Test
  void leavesAChildThatIsEndedWithIt() throws Exception {
    try (RunningAgent agent = RunningAgent.start(folder, "one")) {
      assertThat(agent.answer()).isEqualTo("session one");
      agent.tell("/spawn");
      long child = Long.parseLong(agent.answer().substring("spawned ".length()));
      assertThat(ProcessHandle.of(child)).isPresent();
      agent.tell("/die 1");

      agent.end();
      assertThat(ProcessHandle.of(child).flatMap(each -> each.info().command())).isEmpty();
    }
  }

  @Test
  void takesOfTheMachineWhatItIsTold() throws Exception {
    try (RunningAgent agent = RunningAgent.start(folder, "one")) {
      assertThat(agent.answer()).isEqualTo("session one");
      agent.tell("/eat " + (32 << 20));
      assertThat(agent.answer()).isEqualTo("eaten " + (32 << 20));
      agent.tell("/spin 200");
      assertThat(agent.answer()).isEqualTo("spun 200");

      assertThat(agent.process().usage().orElseThrow().residentBytes()).isGreaterThan(32L << 20);
      assertThat(agent.process().usage().orElseThrow().cpuNanos()).isGreaterThan(200_000_000);
    }
  }

  @Test
  void writesTheFieldsThatTheGuideTells() throws Exception {
    String page = Files.readString(Path.of("../docs/guide/agent-program.md"));
    Set<String> told =
        FIELD.matcher(page).results().map(each -> each.group(1)).collect(Collectors.toSet());
    try (RunningAgent agent = RunningAgent.start(folder, "one")) {
      agent.tell("hello");
      agent.tell("/tool echo hello");
      agent.tell("/exit");
      agent.end();

      Set<String> written = new TreeSet<>();
      agent.transcript("one").forEach(each -> fields("", each, written));
      assertThat(written).containsExactlyInAnyOrderElementsOf(told);
    }
  }

  /** The paths of all that is no object and no list of objects, and of objects as such. */
  private static void fields(String path, Object value, Set<String> all) {
    if (value instanceof Map<?, ?> object) {
      object.forEach(
          (key, each) -> fields(path.isEmpty() ? key.toString() : path + "." + key, each, all));
    } else if (value instanceof List<?> list) {
      list.forEach(each -> fields(path + "[]", each, all));
    } else {
      all.add(path);
    }
  }
}
