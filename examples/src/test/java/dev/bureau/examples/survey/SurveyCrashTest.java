package dev.bureau.examples.survey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.query.Filter;
import dev.bureau.core.query.Query;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionType;
import dev.bureau.examples.survey.analysis.PlainPass;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.store.sql.Sqlite;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job under kill -9 (issue: first light; X3, X23, P1, P4). */
@Tag("crash")
final class SurveyCrashTest {
  @TempDir Path folder;

  @Test
  void comesToTheSameReportHoweverOftenItIsKilled() throws Exception {
    Path tree = Forest.plant(Files.createDirectory(folder.resolve("tree")), 1_000, 1);

    KillRig.Figures figures = new KillRig(tree, folder, 17).run(8);

    System.out.println("kill -9: " + figures);
    assertThat(figures.afterFirstCell()).isGreaterThanOrEqualTo(4);
  }

  @Test
  @Tag("full")
  void comesToTheSameReportOnALargeRealTree() throws Exception {
    Path tree = folder.resolve("tree");
    // Out of the repository, where git would say that none of these files are tracked.
    assertThat(Forest.copy(Path.of("target", "sources"), tree)).isGreaterThan(20_000_000);

    KillRig.Figures figures = new KillRig(tree, folder, 29).run(60);

    System.out.println("kill -9, large tree: " + figures);
    assertThat(figures.afterFirstCell()).isGreaterThan(30);
  }

  @Test
  void twoProcessesAtOnceDoTheWorkOnce() throws Exception {
    Path tree = Forest.plant(Files.createDirectory(folder.resolve("tree")), 300, 2);
    Path report = folder.resolve("report.md");
    Path database = folder.resolve("shared.db");

    try (SurveyProcess one = SurveyProcess.start(tree, report, database);
        SurveyProcess other = SurveyProcess.start(tree, report, database)) {
      assertThat(one.ends()).isEmpty();
      assertThat(other.ends()).isEmpty();
    }

    assertThat(Files.readString(report)).isEqualTo(PlainPass.report(tree, Set.of()));
    assertThat(KillRig.completedCells(database))
        .isNotEmpty()
        .allSatisfy((key, n) -> assertThat(n).isOne());
    try (Bureau bureau = Bureau.open(Sqlite.at(database))) {
      List<Session> directors =
          bureau.sessions().query(Query.of(Filter.type(SessionType.DIRECTOR))).sessions();
      assertThat(directors).hasSize(1);
    }
  }
}
