package dev.bureau.cli;

import static dev.bureau.cli.JsonValue.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** S1 on the command line: what sessions are there for. */
class DutyTest {
  @TempDir private Path directory;
  private Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(directory.resolve("duties.db"));
  }

  private Map<String, Object> created(String type, String... options) {
    List<String> all = new ArrayList<>(List.of("create", "--type=" + type));
    all.addAll(List.of("--name=n", "--id=it"));
    all.addAll(List.of(options));
    shell.json(all.toArray(String[]::new));
    return object(shell.json("show", "it"));
  }

  @Test
  void saysHowADirectorHandsOutWork() {
    Map<String, Object> director = created("DIRECTOR", "--max-tasks=3", "--auto-scale=worker:1-4");

    assertThat(object(director.get("direction")))
        .containsEntry("maxConcurrentTasks", 3L)
        .containsEntry("tasksUnderWay", 0L)
        .containsEntry("tasksQueued", 0L)
        .containsKey("autoScale");
  }

  @Test
  void saysTheDomainOfADepartment() {
    assertThat(created("DEPARTMENT", "--domain=papers")).containsEntry("domain", "papers");
  }

  @Test
  void saysWhomAnObserverWatches() {
    Map<String, Object> observer =
        created("OBSERVER", "--watch=department-*", "--metric=CPU", "--metric=THROUGHPUT");

    assertThat(object(observer.get("watch")))
        .containsEntry("targets", List.of("department-*"))
        .containsEntry("metrics", List.of("CPU", "THROUGHPUT"));
  }

  @Test
  void isShownToPeople() {
    created("DIRECTOR", "--auto-scale=worker:1-4");

    assertThat(String.join("\n", shell.run("show", "it").lines()))
        .contains("1 to 4 from template worker");
  }

  @Test
  void refusesADutyOfAnotherType() {
    assertThat(shell.run("create", "--type=DEPARTMENT", "--name=n", "--watch=x").refusedWith(2))
        .contains("watch", "OBSERVER");
  }

  @Test
  void refusesBoundsThatAreNone() {
    assertThat(
            shell
                .run("create", "--type=DIRECTOR", "--name=n", "--auto-scale=worker")
                .refusedWith(2))
        .contains("--auto-scale", "'worker'", "TEMPLATE:MIN-MAX");
  }

  /** S1: an observer changes nothing of others, from the command line as from elsewhere. */
  @Test
  void refusesAChangeThatAnObserverAsksFor() {
    shell.json("create", "--type=OBSERVER", "--name=eye", "--id=eye", "--watch=*");
    created("DEPARTMENT");

    String refusal = shell.run("start", "it", "--as", "eye").refusedWith(1);

    assertThat(refusal).contains("eye", "observer");
    assertThat(object(shell.json("show", "it"))).containsEntry("status", "INITIALIZING");
  }
}
