package dev.bureau.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can never be accepted: exit code 2, one line, nothing changed. */
class BadUsageTest {
  @TempDir private Path directory;
  private Shell shell;

  @BeforeEach
  void createASession() {
    shell = new Shell(directory.resolve("bad.db"));
    shell.create("one");
  }

  @Test
  void refusesAnUnknownCommand() {
    assertThat(Shell.plain("lst").refusedWith(2)).contains("unknown command 'lst'", "bureau help");
    assertThat(Shell.plain("help", "lst").refusedWith(2)).contains("unknown command 'lst'");
  }

  @Test
  void refusesAnUnknownOption() {
    assertThat(shell.run("list", "--typ", "x").refusedWith(2))
        .contains("unknown option '--typ'", "--type", "bureau help list");
  }

  @Test
  void refusesAnArgumentTooMany() {
    assertThat(shell.run("show", "one", "two").refusedWith(2)).contains("argument 'two'");
  }

  @Test
  void refusesACommandWithoutItsArguments() {
    assertThat(shell.run("show").refusedWith(2)).contains("ID");
    assertThat(shell.run("create").refusedWith(2)).contains("--name");
    assertThat(shell.run("update", "one").refusedWith(2)).contains("--metadata");
    assertThat(shell.run("resolve", "one", "cell_00000000").refusedWith(2)).contains("--retry");
  }

  @Test
  void refusesOptionsThatExcludeEachOther() {
    assertThat(shell.run("resolve", "one", "cell_00000000", "--retry", "--skip").refusedWith(2))
        .contains("--retry", "--skip");
    assertThat(shell.run("list", "--store=memory:").refusedWith(2)).contains("--db", "--store");
    assertThat(shell.run("create", "--type=ACTIVE", "--name=n", "--id=a", "--key=b").refusedWith(2))
        .contains("not both");
  }

  @Test
  void refusesATimeThatIsNone() {
    assertThat(shell.run("send", "one", "T", "{}", "--deadline=soon").refusedWith(2))
        .contains("--deadline", "'soon'", "10s", "2026-12-31T12:00:00Z");
    assertThat(shell.run("send", "one", "T", "{}", "--deadline=noonZ").refusedWith(2))
        .contains("--deadline", "'noonZ'");
    assertThat(shell.run("request", "one", "T", "{}", "--timeout=-1s").refusedWith(2))
        .contains("--timeout", "'-1s'");
    assertThat(shell.run("deregister", "one", "--timeout=1").refusedWith(2)).contains("'1'");
  }

  @Test
  void refusesAnIllegalId() {
    assertThat(shell.run("show", "../one").refusedWith(2)).contains("session id", "'../one'");
    assertThat(shell.run("list", "--as", "a b").refusedWith(2)).contains("session id", "'a b'");
    assertThat(shell.run("resolve", "one", "c1", "--skip").refusedWith(2))
        .contains("cell id", "'c1'");
  }

  @Test
  void refusesAnUnknownStatusOrType() {
    assertThat(shell.run("list", "--status=DONE").refusedWith(2)).contains("DONE", "COMPLETED");
    assertThat(shell.run("send", "one", "T", "{}", "--priority=top").refusedWith(2))
        .contains("--priority: 'top' is not accepted; give LOW, NORMAL, HIGH or CRITICAL");
    assertThat(shell.run("create", "--type=BOSS", "--name=n").refusedWith(2))
        .contains("BOSS", "DIRECTOR");
  }

  @Test
  void refusesAFilterOutsideTheGrammarWithItsPosition() {
    assertThat(shell.run("list", "--where=status ~ 'x'").refusedWith(2)).contains("position 8");
    assertThat(shell.run("list", "--where=nme = 'x'").refusedWith(2)).contains("position 1");
    assertThat(shell.run("list", "--where=name = ?").refusedWith(2)).contains("parameter");
    assertThat(shell.run("list", "--param=x").refusedWith(2)).contains("parameters");
  }

  @Test
  void refusesNumbersThatAreNone() {
    assertThat(shell.run("list", "--limit=0").refusedWith(2)).contains("--limit", "'0'");
    assertThat(shell.run("list", "--limit=many").refusedWith(2)).contains("--limit", "'many'");
    assertThat(shell.run("journal", "one", "--from=-1").refusedWith(2)).contains("--from", "'-1'");
    assertThat(shell.run("list", "--after=there").refusedWith(2)).contains("cursor", "'there'");
  }

  @Test
  void refusesPagesThatThereAreNot() {
    assertThat(shell.run("list", "--page=0").refusedWith(2)).contains("--page", "'0'");
    assertThat(shell.run("list", "--page=1", "--limit=10001").refusedWith(2))
        .contains("--limit", "'10001'", "10000");
    assertThat(shell.run("search", "x", "--limit=0").refusedWith(2)).contains("--limit", "'0'");
    assertThat(shell.run("at", "one", "0").refusedWith(2)).contains("VERSION", "'0'");
    assertThat(shell.run("at", "one", "last").refusedWith(2)).contains("VERSION", "'last'");
  }

  @Test
  void refusesOrdersThatThereAreNot() {
    assertThat(shell.run("list", "--order=nme").refusedWith(2))
        .contains("--order", "'nme'", "createdAt");
    assertThat(shell.run("list", "--order=name:up").refusedWith(2)).contains("--order", "desc");
    assertThat(shell.run("list", "--order=name,name").refusedWith(2)).contains("once");
  }

  @Test
  void refusesASearchForNothing() {
    assertThat(shell.run("search", " ").refusedWith(2)).contains("search text");
    assertThat(shell.run("search").refusedWith(2)).contains("TEXT");
  }

  @Test
  void refusesADryRunOfNothing() {
    assertThat(shell.run("doctor", "--dry-run").refusedWith(2)).contains("--dry-run", "--collect");
  }

  @Test
  void saysWhatIsBadBeforeThatThereIsNoDatabase() {
    Shell none = new Shell(directory.resolve("none.db"));

    assertThat(none.run("list", "--order=nme").refusedWith(2)).contains("--order");
    assertThat(none.run("list", "--page=0").refusedWith(2)).contains("--page");
    assertThat(none.run("search", " ").refusedWith(2)).contains("search text");
    assertThat(none.run("at", "one", "0").refusedWith(2)).contains("VERSION");
    assertThat(none.run("journal", "one", "--from=0", "--follow").refusedWith(2))
        .contains("--from");
    assertThat(none.run("doctor", "--dry-run").refusedWith(2)).contains("--dry-run");
    assertThat(none.run("doctor").refusedWith(1)).contains("no such database");
    assertThat(Files.exists(none.database())).isFalse();
  }

  @Test
  void refusesMetadataThatIsNoJsonObject() {
    assertThat(metadata("{\"a\":").refusedWith(2)).contains("metadata");
    assertThat(metadata("[1]").refusedWith(2)).contains("metadata", "'[1]'", "JSON object");
    assertThat(metadata("{\"a\":1,\"a\":2}").refusedWith(2)).contains("metadata");
    assertThat(metadata("{} {}").refusedWith(2)).contains("metadata");
    assertThat(metadata("{\"a\":\n\"\u001b[2J\",}").refusedWith(2)).contains("metadata");
  }

  @Test
  void refusesMetadataThatIsTooLargeOrTooDeep() {
    assertThat(metadata("{\"a\":\"" + "x".repeat(65_536) + "\"}").refusedWith(2))
        .contains("metadata", "65544 bytes", "65536");
    assertThat(metadata("{\"a\":".repeat(17) + "1" + "}".repeat(17)).refusedWith(2))
        .contains("metadata", "deeper than 16");
  }

  @Test
  void refusesAMessageThatIsTooLargeOrHasNoLegalType() {
    String large = "{\"a\":\"" + "x".repeat(262_144) + "\"}";

    assertThat(shell.run("send", "one", "T", large).refusedWith(2)).contains("message content");
    assertThat(shell.run("send", "one", "a b", "{}").refusedWith(2))
        .contains("message type", "'a b'");
    assertThat(shell.run("send", "one", "T", "{}", "--key=a/b").refusedWith(2)).contains("'a/b'");
    assertThat(shell.run("register", "one", "--types=a b").refusedWith(2))
        .contains("message type", "'a b'");
  }

  @Test
  void refusesTagsThatAreNone() {
    assertThat(shell.run("send", "one", "T", "{}", "--tag=urgent").refusedWith(2))
        .contains("--tag", "'urgent'", "name=value");
    assertThat(shell.run("send", "one", "T", "{}", "--tag=a=1", "--tag=a=2").refusedWith(2))
        .contains("'a=2'", "once");
  }

  @Test
  void refusesContentThatCannotBeRead() {
    String gone = "@" + directory.resolve("gone.json");

    assertThat(shell.run("send", "one", "T", gone).refusedWith(2)).contains(gone, "can be read");
  }

  @Test
  void refusesGroupsWithoutWhatTheActionNeeds() {
    assertThat(shell.run("groups", "join", "team").refusedWith(2)).contains("groups join G ID");
    assertThat(shell.run("groups", "join", "a team", "one").refusedWith(2)).contains("'a team'");
    assertThat(shell.run("groups", "send", "a team", "T", "{}").refusedWith(2))
        .contains("'a team'");
    assertThat(shell.run("groups", "join", "team", "one", "--key", "k").refusedWith(2))
        .contains("--key", "with send only");
    assertThat(shell.run("groups", "found", "team").refusedWith(2))
        .contains("ACTION: 'found' is not accepted; give list, members, join, leave or send");
  }

  @Test
  void refusesAnAnswerThatIsNoneOrBoth() {
    assertThat(shell.run("answer", "one", "w").refusedWith(2)).contains("--cancel");
    assertThat(shell.run("answer", "one", "w", "{}", "--cancel=late").refusedWith(2))
        .contains("not both");
    assertThat(shell.run("answer", "one", "w", "1").refusedWith(2)).contains("answer", "'1'");
  }

  @Test
  void refusesConstraintsThatAreNone() {
    assertThat(shell.run("update", "one", "--constraint=fast").refusedWith(2)).contains("'fast'");
    assertThat(shell.run("update", "one", "--constraint=a:1", "--constraint=a:2").refusedWith(2))
        .contains("'a:2'", "once");
  }

  @Test
  void refusesStoresThatThereAreNot() {
    assertThat(Shell.plain("list", "--store=dir:/x").refusedWith(2)).contains("dir:/x", "yet");
    assertThat(Shell.plain("list", "--store=postgres:x").refusedWith(2)).contains("yet", "sqlite:");
    assertThat(Shell.plain("list", "--store=mongo:x").refusedWith(2)).contains("sqlite:FILE");
    assertThat(Shell.plain("list", "--store=sqlite:").refusedWith(2)).contains("--store", "file");
    assertThat(Shell.plain("list", "--db=").refusedWith(2)).contains("--db", "file");
  }

  @Test
  void createsNoDatabaseForBadInput() {
    Shell other = new Shell(directory.resolve("other.db"));

    assertThat(other.run("create", "--type=ACTIVE", "--name=n", "--metadata=x").refusedWith(2))
        .contains("metadata");
    assertThat(Files.exists(other.database())).isFalse();
  }

  private Shell.Result metadata(String json) {
    return shell.run("update", "one", "--metadata", json);
  }
}
