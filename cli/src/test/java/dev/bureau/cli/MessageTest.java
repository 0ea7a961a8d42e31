package dev.bureau.cli;

import static dev.bureau.cli.JsonValue.object;
import static dev.bureau.cli.JsonValue.objects;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.store.Failure;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.store.sql.Sqlite;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
  void sendsWithADeadlineAsATimeOrFromNowOn() {
    shell.json("send", "one", "T", "{}", "--deadline=2999-01-01T00:00:00Z");
    shell.json("send", "one", "T", "{}", "--deadline=2h");

    assertThat(mail("one").get(0)).containsEntry("deadline", "2999-01-01T00:00:00Z");
    assertThat(Instant.parse((String) mail("one").get(1).get("deadline")))
        .isCloseTo(
            Instant.parse((String) mail("one").get(1).get("sentAt")).plus(2, ChronoUnit.HOURS),
            within(1, ChronoUnit.MINUTES));
  }

  @Test
  void showsPeopleDeadlinesAndTags() {
    shell.json("send", "one", "T", "{}", "--tag=team=blue", "--deadline=2999-01-01T00:00:00Z");

    assertThat(shell.run("mailbox", "one").out())
        .contains("DEADLINE", "2999-01-01T00:00:00Z", "TAGS", "team=blue");
  }

  @Test
  void showsPeopleWhenAMessageIsDueThatIsNotYet() throws Exception {
    shell.json("send", "one", "T", "{}", "--key=m1");
    Instant due = Instant.parse("2200-01-01T00:00:00Z");
    try (Bureau bureau = Bureau.open(Sqlite.at(shell.database()))) {
      bureau
          .store()
          .mailboxes()
          .failed(new SessionId("one"), new MessageId("m1"), Failure.retry("busy", due));
    }

    assertThat(shell.run("mailbox", "one").out()).contains("DUE", "2200-01-01T00:00:00Z");
  }

  @Test
  void registersForTypes() {
    Object registered = shell.json("register", "one", "--types=B,A", "--priority=high");

    assertThat(registered)
        .isEqualTo(
            Map.of("id", "one", "open", true, "types", List.of("A", "B"), "priority", "HIGH"));
    assertThat(shell.run("send", "one", "C", "{}").refusedWith(1)).contains("'one'", "takes no C");
    assertThat(object(shell.json("show", "one")).get("intake"))
        .isEqualTo(Map.of("open", true, "types", List.of("A", "B"), "priority", "HIGH"));
    assertThat(shell.run("show", "one").out()).contains("A, B at HIGH");
  }

  @Test
  void registersForAllUnlessTold() {
    assertThat(shell.run("register", "one").out()).startsWith("one takes all messages at NORMAL");
  }

  @Test
  void makesDeadLettersOfWhatWaitsWhenASessionIsDeregistered() {
    shell.json("send", "one", "T", "{}");

    assertThat(shell.json("deregister", "one")).isEqualTo(Map.of("id", "one", "dead", 1L));
    assertThat(shell.run("send", "one", "T", "{}").refusedWith(1)).contains("'one'");
    assertThat(shell.run("dead", "one").out()).contains("has deregistered");
    assertThat(shell.run("show", "one").out()).contains("no messages");
  }

  @Test
  void saysWhatStillWaitsAfterTheTimeToDeregister() {
    shell.json("send", "one", "T", "{}");

    assertThat(shell.run("deregister", "one", "--timeout=1ms").refusedWith(1))
        .contains("'one'", "1 still wait", "1ms");
    assertThat(mail("one")).hasSize(1);
  }

  @Test
  void countsTheMailOfAllMailboxes() {
    shell.json("send", "one", "T", "{}");
    shell.json("send", "two", "T", "{}");
    shell.json("deregister", "two");

    assertThat(object(shell.json("stats")).get("messages"))
        .isEqualTo(Map.of("queued", 1L, "failed", 1L));
    assertThat(shell.run("stats").out()).contains("Messages: 1 queued, 1 failed");
  }

  @Test
  void waitsNoLongerForAReplyThanTold() {
    assertThat(shell.run("request", "one", "T", "{}", "--key=m1", "--timeout=1ms").refusedWith(1))
        .contains("'one'", "'m1'", "PT0.001S");
    assertThat(mail("one")).hasSize(1);
  }

  @Test
  void asksForNoReplyInTheNameOfASession() {
    assertThat(shell.run("request", "one", "T", "{}", "--as=two").refusedWith(2)).contains("two");
    assertThat(mail("one")).isEmpty();
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
  void sendsToAGroupOnceUnderItsKey() {
    shell.json("groups", "join", "team", "one");

    shell.json("groups", "send", "team", "T", "{}", "--key", "news-1", "--tag", "k=v");
    shell.json("groups", "send", "team", "T", "{}", "--key", "news-1", "--tag", "k=v");

    assertThat(mail("one")).hasSize(1);
  }

  @Test
  void failsToSendToAGroupOfWhichNobodyGetsIt() {
    shell.json("groups", "join", "team", "two");
    shell.json("stop", "two");

    assertThat(shell.run("groups", "send", "team", "T", "{}").refusedWith(1))
        .contains("nobody in 'team' got it", "'two'");
    assertThat(shell.run("groups", "send", "teem", "T", "{}").refusedWith(1))
        .contains("group 'teem' has no members", "'groups'");
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
