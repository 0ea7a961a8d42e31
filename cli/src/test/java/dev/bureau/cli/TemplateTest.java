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

/** S9 on the command line. */
class TemplateTest {
  @TempDir private Path directory;
  private Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(directory.resolve("templates.db"));
  }

  private void putWorker() {
    shell.json(
        "template",
        "put",
        "worker",
        "--type=DEPARTMENT",
        "--agent=worker",
        "--constraint=timeout:60000",
        "--resource=disk:1g",
        "--env=HOME",
        "--metadata={\"domain\":{\"level\":1}}");
  }

  @Test
  void showsWhatItKeeps() {
    putWorker();

    assertThat(objects(shell.json("template", "list")))
        .singleElement()
        .satisfies(
            worker ->
                assertThat(worker)
                    .containsEntry("name", "worker")
                    .containsEntry("type", "DEPARTMENT")
                    .containsEntry("agent", "worker")
                    .containsEntry("constraints", Map.of("timeout", "60000"))
                    .containsEntry("resources", Map.of("disk", "1g"))
                    .containsEntry("environment", List.of("HOME")));
  }

  @Test
  void listsTemplatesForPeople() {
    putWorker();

    assertThat(shell.run("template").lines().get(1)).contains("worker", "DEPARTMENT");
  }

  @Test
  void createsASessionFromATemplate() {
    putWorker();

    Map<String, Object> created =
        object(
            shell.json(
                "create",
                "--template=worker",
                "--name=ann",
                "--constraint=timeout:5",
                "--metadata={\"domain\":{\"desk\":2}}"));

    Map<String, Object> ann = object(shell.json("show", String.valueOf(created.get("id"))));
    assertThat(ann)
        .containsEntry("type", "DEPARTMENT")
        .containsEntry("name", "ann")
        .containsEntry("constraints", Map.of("timeout", "5"))
        .containsEntry("resources", Map.of("disk", "1g"));
    assertThat(ann.get("metadata").toString()).contains("level=1", "desk=2");
  }

  @Test
  void createsASessionWithAnotherDutyThanThatOfItsTemplate() {
    shell.json("template", "put", "librarian", "--type=DEPARTMENT", "--domain=books");

    Map<String, Object> created =
        object(shell.json("create", "--template=librarian", "--name=ann", "--domain=maps"));

    assertThat(object(shell.json("show", String.valueOf(created.get("id")))))
        .containsEntry("domain", "maps");
  }

  @Test
  void showsWhatSessionsAreThereFor() {
    shell.json("template", "put", "librarian", "--type=DEPARTMENT", "--domain=books");
    shell.json("template", "put", "boss", "--type=DIRECTOR", "--max-tasks=3");
    shell.json("template", "put", "guard", "--type=OBSERVER", "--watch=lib*", "--metric=MEMORY");

    assertThat(objects(shell.json("template", "list", "librarian")).get(0))
        .containsEntry("domain", "books");
    assertThat(objects(shell.json("template", "list", "boss")).get(0).get("direction"))
        .isEqualTo(Map.of("maxConcurrentTasks", 3L));
    assertThat(objects(shell.json("template", "list", "guard")).get(0).get("watch"))
        .isEqualTo(Map.of("targets", List.of("lib*"), "metrics", List.of("MEMORY")));
  }

  @Test
  void removesATemplate() {
    putWorker();

    shell.json("template", "delete", "worker");

    assertThat(objects(shell.json("template", "list"))).isEmpty();
  }

  @Test
  void namesATemplateThatIsNotThere() {
    putWorker();

    assertThat(shell.run("template", "delete", "clerk").refusedWith(1)).contains("'clerk'");
    assertThat(shell.run("create", "--template=clerk", "--name=ann").refusedWith(1))
        .contains("'clerk'", "template list");
  }

  @Test
  void makesNoDatabaseForATemplateThatCannotBeThere() {
    shell.run("create", "--template=clerk", "--name=ann").refusedWith(1);

    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void refusesAnotherTypeThanThatOfTheTemplate() {
    putWorker();

    assertThat(
            shell.run("create", "--template=worker", "--type=ACTIVE", "--name=ann").refusedWith(2))
        .contains("--type", "DEPARTMENT");
  }

  @Test
  void needsATypeOrATemplate() {
    assertThat(shell.run("create", "--name=ann").refusedWith(2)).contains("--type", "--template");
    assertThat(shell.run("template", "put", "worker").refusedWith(2)).contains("--type");
    assertThat(shell.run("template", "put").refusedWith(2)).contains("NAME");
  }

  @Test
  void refusesADescriptionWithAnythingButPut() {
    assertThat(shell.run("template", "list", "--agent=worker").refusedWith(2)).contains("put");
  }

  @Test
  void refusesAResourceWithoutAName() {
    assertThat(shell.run("create", "--type=ACTIVE", "--name=a", "--resource=1g").refusedWith(2))
        .contains("--resource", "disk:1g");
  }
}
