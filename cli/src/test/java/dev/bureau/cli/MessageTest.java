package dev.bureau.cli;

import static dev.bureau.cli.JsonValue.object;
import static dev.bureau.cli.JsonValue.objects;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessageTest {
  @TempDir private Path directory;
  private Shell shell;

  @BeforeEach
  void createTwoSessions() {
    shell = new Shell(directory.resolve("messages.db"));
    shell.create("one");
    shell.create("two");
  }

  @Test
  void sendsTags() {
    shell.json("send", "one", "T", "{}", "--tag=team=a=b", "--tag=urgent=");

    assertThat(mail("one").get(0)).containsEntry("tags", Map.of("team", "a=b", "urgent", ""));
  }

  @Test
  void sendsWhatIsInAFile() throws Exception {
    Path file = Files.writeString(directory.resolve("content.json"), "{\"a\":\"ü\"}\n");
    shell.json("send", "one", "T", "@" + file);

    assertThat(mail("one").get(0)).containsEntry("content", Map.of("a", "ü"));
  }

  @Test
  void sendsWhatComesOnStandardInput() {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream("{\"a\":1}".getBytes(StandardCharsets.UTF_8)));
    try {
      shell.json("send", "one", "T", "-");
    } finally {
      System.setIn(before);
    }

    assertThat(mail("one").get(0)).containsEntry("content", Map.of("a", 1L));
  }

  @Test
  void sendsToAGroup() {
    shell.json("groups", "join", "team", "one");
    shell.json("groups", "join", "team", "two");
    shell.json("stop", "two");

    Map<String, Object> sent = object(shell.json("groups", "send", "team", "T", "{}"));

    assertThat(sent).containsEntry("receivers", List.of("one"));
    assertThat(object(sent.get("leftOut"))).containsOnlyKeys("two");
    assertThat(mail("one")).hasSize(1);
  }

  @Test
  void takesAMemberOutOfAGroup() {
    shell.json("groups", "join", "team", "one");

    assertThat(shell.run("groups", "leave", "team", "one").out()).startsWith("one is not in team");
    assertThat(shell.json("groups", "list")).isEqualTo(List.of());
  }

  @Test
  void refusesAMemberThatIsNotThere() {
    assertThat(shell.run("groups", "join", "team", "nobody").refusedWith(1)).contains("'nobody'");
  }

  private List<Map<String, Object>> mail(String session) {
    return objects(shell.json("mailbox", session));
  }
}
