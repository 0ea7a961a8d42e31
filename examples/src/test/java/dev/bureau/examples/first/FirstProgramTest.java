package dev.bureau.examples.first;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.query.Filter;
import dev.bureau.core.query.Query;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.Status;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.store.sql.Sqlite;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program of the README is this one, and it works. */
final class FirstProgramTest {
  private static final Path SOURCE =
      Path.of("src/main/java/dev/bureau/examples/first/FirstProgram.java");

  @TempDir Path folder;

  @Test
  void countsTheWordsDurably() throws Exception {
    Path database = folder.resolve("first.db");

    FirstProgram.main(new String[] {database.toString()});

    try (Bureau bureau = Bureau.open(Sqlite.at(database))) {
      Session session = bureau.sessions().query(Query.of(Filter.all())).sessions().get(0);
      assertThat(session.status()).isEqualTo(Status.COMPLETED);
      assertThat(session.metadata()).containsEntry("words", 6L);
    }
  }

  @Test
  void standsInTheReadmeToTheLetter() throws Exception {
    String program = Files.readString(SOURCE);
    String shown = program.substring(program.indexOf("/** One agent"));

    assertThat(Files.readString(Path.of("../README.md"))).contains(shown);
  }
}
