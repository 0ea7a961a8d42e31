package dev.bureau.examples.survey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.cell.CellCompleted;
import dev.bureau.core.cell.CellKey;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.query.Cursor;
import dev.bureau.core.query.Filter;
import dev.bureau.core.query.Page;
import dev.bureau.core.query.Query;
import dev.bureau.core.session.Session;
import dev.bureau.examples.survey.analysis.PlainPass;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.store.sql.Sqlite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Kills surveys with -9 at random moments and runs the same command again, until a number of kills
 * has happened; then compares with what a plain program says of the same tree.
 *
 * <p>The moments are spread over the time of an undisturbed run. In two rounds of three the first
 * process of a round is left alone until it has completed a cell, so that most deaths come after
 * one; in the third it may die while it still starts.
 */
final class KillRig {
  private static final int EARLY_ROUNDS = 3;

  private final Path tree;
  private final Path folder;
  private final SplittableRandom random;
  private final Path report;
  private int kills;
  private int killsAfterFirstCell;
  private int rounds;

  KillRig(Path tree, Path folder, long seed) {
    this.tree = tree;
    this.folder = folder;
    this.random = new SplittableRandom(seed);
    this.report = folder.resolve("report.md");
  }

  /** What it came to. */
  record Figures(int kills, int afterFirstCell, int rounds, double undisturbedSeconds) {}

  Figures run(int wantedKills) throws Exception {
    String expected = PlainPass.report(tree, Set.of());
    long undisturbed = undisturbed(expected);
    while (kills < wantedKills) {
      round(wantedKills, undisturbed, expected);
    }
    return new Figures(kills, killsAfterFirstCell, rounds, undisturbed / 1e9);
  }

  private long undisturbed(String expected) throws Exception {
    long start = System.nanoTime();
    Path database = folder.resolve("undisturbed.db");
    try (SurveyProcess process = SurveyProcess.start(tree, report, database)) {
      assertThat(process.ends()).isEmpty();
    }
    long took = System.nanoTime() - start;
    assertThat(report).hasContent(expected);
    return took;
  }

  /** One job from its begin to its end, through as many deaths as it takes. */
  private void round(int wantedKills, long undisturbed, String expected) throws Exception {
    Path database = folder.resolve("round" + rounds++ + ".db");
    Files.delete(report);
    boolean killed = true;
    boolean first = rounds % EARLY_ROUNDS != 0;
    while (killed && kills < wantedKills) {
      try (SurveyProcess process = SurveyProcess.start(tree, report, database)) {
        if (first) {
          process.hasWorked();
        }
        killed =
            process.killedAfter(random.nextLong(first ? undisturbed / 4 : undisturbed * 2 / 3));
        first = false;
      }
      if (killed) {
        kills++;
        killsAfterFirstCell += completedCells(database).isEmpty() ? 0 : 1;
      }
    }
    try (SurveyProcess process = SurveyProcess.start(tree, report, database)) {
      assertThat(process.ends()).isEmpty();
    }
    assertThat(Files.readString(report)).isEqualTo(expected);
    assertThat(completedCells(database)).isNotEmpty().allSatisfy((key, n) -> assertThat(n).isOne());
  }

  record Key(SessionId session, CellKey cell) {}

  /** How often each cell of any session was completed. */
  static Map<Key, Integer> completedCells(Path database) throws IOException {
    Map<Key, Integer> completed = new HashMap<>();
    if (Files.notExists(database)) {
      return completed;
    }
    try (Bureau bureau = Bureau.open(Sqlite.at(database))) {
      for (SessionId session : sessions(bureau)) {
        for (Entry entry : bureau.journal(session, 1, Integer.MAX_VALUE)) {
          if (entry.event() instanceof CellCompleted cell) {
            completed.merge(new Key(session, cell.step().key()), 1, Integer::sum);
          }
        }
      }
    }
    return completed;
  }

  private static List<SessionId> sessions(Bureau bureau) {
    List<SessionId> ids = new ArrayList<>();
    Cursor after = null;
    do {
      Page page = bureau.sessions().query(Query.of(Filter.all()).after(after));
      page.sessions().stream().map(Session::id).forEach(ids::add);
      after = page.next();
    } while (after != null);
    return ids;
  }
}
