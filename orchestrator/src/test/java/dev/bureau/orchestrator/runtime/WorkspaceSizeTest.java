package dev.bureau.orchestrator.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.constraint.ConstraintBreached;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.Status;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.ManualSeams;
import dev.bureau.orchestrator.Office;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** S2: a session whose workspace has grown beyond its resource {@code disk} fails. */
class WorkspaceSizeTest {
  @TempDir private Path folder;

  private final Office office = new Office();
  private final ManualSeams seams = ManualSeams.machine();
  private Path workspace;
  private Bureau bureau;
  private SessionId id;

  /** An agent that writes files of as many bytes as it is told. */
  @BeforeEach
  void open() throws IOException {
    workspace = Files.createDirectory(folder.resolve("workspace"));
    bureau =
        office.open(
            Office.config(),
            seams,
            (message, context) -> {
              int bytes = Integer.parseInt(String.valueOf(message.content().get("text")));
              Files.write(workspace.resolve(message.id().value()), new byte[bytes]);
            });
    SessionSpec spec =
        SessionSpec.active("writer")
            .agent(Office.AGENT)
            .workspace(workspace.toString())
            .resources(Map.of("disk", "1k"));
    id = bureau.sessions().start(bureau.sessions().create(spec).id()).id();
  }

  @AfterEach
  void close() {
    office.close();
  }

  private void write(int bytes) throws Exception {
    MessageId told = bureau.send(id, Office.letter(String.valueOf(bytes)));
    Office.awaitHandled(bureau, told);
  }

  private Status status() {
    return bureau.sessions().get(id).status();
  }

  @Test
  void isLookedAtAfterWork() throws Exception {
    write(1_025);

    assertThat(Office.await(bureau, id, ConstraintBreached.class).event())
        .isEqualTo(new ConstraintBreached("disk", 1_024, 1_025));
    assertThat(status()).isEqualTo(Status.ERROR);
    assertThat(bureau.sessions().get(id).totals().tasksDone()).isEqualTo(1);
  }

  @Test
  void mayBeAllThatItMayBe() throws Exception {
    write(1_000);
    write(24);

    seams.runRepeating("limits");

    assertThat(status()).isEqualTo(Status.ACTIVE);
  }

  @Test
  void isLookedAtNowAndThen() throws Exception {
    write(10);
    Files.write(workspace.resolve("by somebody else"), new byte[2_000]);

    seams.runRepeating("limits");

    assertThat(Office.await(bureau, id, ConstraintBreached.class).event())
        .isEqualTo(new ConstraintBreached("disk", 1_024, 2_010));
  }

  @Test
  void isNotLookedAtAfterEachMessage() throws Exception {
    write(10);
    write(2_000);
    write(0); // so the turn before has ended
    assertThat(status()).isEqualTo(Status.ACTIVE);

    seams.advance(Duration.ofSeconds(10));
    bureau.send(id, Office.letter("0"));

    Office.await(bureau, id, ConstraintBreached.class);
  }

  @Test
  void isNotLookedAtAnyMoreAfterAClose() throws Exception {
    write(10);

    office.close(bureau);

    assertThat(seams.tasksRepeating()).isZero();
  }

  @Test
  void isABreachOnce() throws Exception {
    write(2_000);
    Office.await(bureau, id, ConstraintBreached.class);

    seams.runRepeating("limits");
    seams.advance(Duration.ofMinutes(1));
    seams.runRepeating("limits");

    assertThat(Office.events(bureau, id))
        .filteredOn(ConstraintBreached.class::isInstance)
        .hasSize(1);
  }

  @Test
  void doesNotCountWhatLinksPointTo() throws Exception {
    Files.write(folder.resolve("large"), new byte[5_000]);
    Files.createSymbolicLink(workspace.resolve("link"), folder.resolve("large"));
    Files.createSymbolicLink(workspace.resolve("up"), folder);
    write(10);

    seams.runRepeating("limits");

    assertThat(status()).isEqualTo(Status.ACTIVE);
  }
}
