package dev.bureau.testing.moving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bureau.core.CoreEvents;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.seam.Disk;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.store.StoreFactory;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.BureauConfig;
import dev.bureau.orchestrator.agent.Agents;
import dev.bureau.orchestrator.migration.MigrationSpec;
import dev.bureau.orchestrator.workspace.WorkspaceRefusedException;
import dev.bureau.store.memory.Memory;
import dev.bureau.testing.ForwardingDisk;
import dev.bureau.testing.ManualSeams;
import dev.bureau.testing.moving.Mortal.Death;
import dev.bureau.testing.moving.Mortal.Died;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** S41, P11, G15: a migration that is killed at any call that changes disk or store. */
@Timeout(240)
class KilledMigrationTest {
  private static final SessionId ID = new SessionId("mover");
  private static final int MOST_CALLS = 10_000;

  @TempDir private Path temporary;

  /** One world: a store, a disk, and a session with a workspace. */
  private static final class Place {
    private final ManualSeams world = ManualSeams.seeded(1);
    private final StoreFactory store = Memory.store();
    private final Path folder;
    private final Path source;
    private final Path target;
    private final Map<String, String> before;

    Place(Path folder, int files) throws IOException {
      this.folder = Files.createDirectories(folder);
      this.source = Trees.of(files, folder.resolve("old"));
      this.target = folder.resolve("new");
      this.before = Trees.in(source);
      bureau(Mortal.never(world))
          .sessions()
          .create(SessionSpec.active("mover").id(ID).workspace(source.toString()));
    }

    Bureau bureau(Mortal process) {
      StoreFactory reached =
          (seams, catalogue) -> process.reaches(store.open(process, CoreEvents.CATALOGUE));
      return Bureau.open(BureauConfig.defaults(), reached, new Agents(), process);
    }

    Session migrate(Mortal process) throws InterruptedException {
      return bureau(process).migration().migrate(ID, MigrationSpec.to(target.toString()));
    }

    Session rollBack(Mortal process) throws InterruptedException {
      return bureau(process).migration().rollBack(ID);
    }

    /** Whether it came to its end. */
    boolean survives(Mortal process) throws InterruptedException {
      try {
        migrate(process);
        return true;
      } catch (Died e) {
        return false;
      }
    }

    void requireMoved(Session session) throws IOException {
      assertThat(session.profile().workspace()).isEqualTo(target.toString());
      assertThat(Trees.in(target)).isEqualTo(before);
      requireRest(true);
    }

    void requireStayed(Session session, boolean folderThere) throws IOException {
      assertThat(session.profile().workspace()).isEqualTo(source.toString());
      assertThat(Trees.in(target)).isEmpty();
      requireRest(folderThere);
    }

    private void requireRest(boolean targetThere) throws IOException {
      assertThat(Trees.in(source)).isEqualTo(before);
      try (Stream<Path> left = Files.list(folder)) {
        assertThat(left)
            .containsExactlyInAnyOrder(
                targetThere ? new Path[] {source, target} : new Path[] {source});
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"0,BEFORE", "0,AFTER", "1,WITHIN", "6,BEFORE", "6,AFTER", "6,WITHIN", "16,AFTER"})
  void isDoneAgain(int files, Death death) throws Exception {
    int points = 0;
    boolean through = false;
    while (!through) {
      points++;
      Place place = new Place(temporary.resolve("again-" + points), files);
      through = place.survives(Mortal.at(place.world, points, death));
      place.survives(Mortal.at(place.world, points, death));
      place.survives(Mortal.at(place.world, points / 2 + 1, death));

      place.requireMoved(place.migrate(Mortal.never(place.world)));
      assertThat(points).isLessThan(MOST_CALLS);
    }
    assertThat(points).as("calls at which it was killed").isGreaterThan(files + 5);
  }

  @ParameterizedTest
  @CsvSource({
    "0,BEFORE,false",
    "1,WITHIN,false",
    "6,BEFORE,false",
    "6,AFTER,false",
    "6,AFTER,true"
  })
  void isRolledBack(int files, Death death, boolean folderThere) throws Exception {
    int points = 0;
    boolean moved = false;
    while (!moved) {
      points++;
      Place place = new Place(temporary.resolve("back-" + points), files);
      if (folderThere) {
        Files.createDirectory(place.target);
      }
      boolean through = place.survives(Mortal.at(place.world, points, death));

      Session after = place.rollBack(Mortal.never(place.world));

      moved = through || place.target.toString().equals(after.profile().workspace());
      if (moved) {
        place.requireMoved(after);
      } else {
        place.requireStayed(after, folderThere);
      }
    }
    assertThat(points).as("calls at which it was killed").isGreaterThan(files + 5);
  }

  @ParameterizedTest
  @CsvSource({"BEFORE,false", "AFTER,false", "AFTER,true"})
  void isRolledBackByWhoIsKilledToo(Death death, boolean folderThere) throws Exception {
    int points = 0;
    boolean through = false;
    while (!through) {
      points++;
      Place place = new Place(temporary.resolve("twice-" + points), 3);
      if (folderThere) {
        Files.createDirectory(place.target);
      }
      place.survives(Mortal.at(place.world, renamed(folderThere), Death.AFTER));
      assertThat(Trees.in(place.target)).isEqualTo(place.before);
      try {
        place.rollBack(Mortal.at(place.world, points, death));
        through = true;
      } catch (Died e) {
        through = false;
      }

      place.requireStayed(place.rollBack(Mortal.never(place.world)), folderThere);
    }
    assertThat(points).isGreaterThan(10);
  }

  /** The call that puts the copy in its place. */
  private long renamed(boolean folderThere) throws Exception {
    long call = 0;
    boolean there = false;
    while (!there) {
      call++;
      Place place = new Place(temporary.resolve("search-" + folderThere + call), 3);
      place.survives(Mortal.at(place.world, call, Death.AFTER));
      there = Trees.in(place.target).equals(place.before);
      delete(place.folder);
    }
    return call;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  /** Whoever writes to the copy while nobody looks. */
  private static final class Tampered extends ForwardingDisk {
    private final boolean whenRenamed;

    Tampered(Disk works, boolean whenRenamed) {
      super(works);
      this.whenRenamed = whenRenamed;
    }

    @Override
    public void copy(Path from, Path to) throws IOException {
      super.copy(from, to);
      if (!whenRenamed) {
        Files.writeString(to, "not what was copied");
      }
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
      super.rename(from, to);
      if (whenRenamed) {
        Files.writeString(to.resolve("f0"), "not what was copied");
      }
    }
  }

  /** Believes that all files are alike: does not verify. */
  private static final class Blind extends ForwardingDisk {
    Blind(Disk works) {
      super(works);
    }

    @Override
    public String digest(Path file) {
      return "0".repeat(64);
    }

    @Override
    public long size(Path file) {
      return 1;
    }
  }

  private Place over(UnaryOperator<Disk> broken) throws IOException {
    Place place = new Place(temporary.resolve("tampered"), 4);
    place.world.on(broken.apply(place.world.disk()));
    return place;
  }

  @Test
  void noticesACopyThatWasTamperedWith() throws Exception {
    Place place = over(disk -> new Tampered(disk, false));

    assertThatThrownBy(() -> place.migrate(Mortal.never(place.world)))
        .isInstanceOf(WorkspaceRefusedException.class);

    place.requireStayed(place.rollBack(Mortal.never(place.world)), false);
  }

  @Test
  void noticesACopyThatWasTamperedWithBeforeTheSwitch() throws Exception {
    Place place = over(disk -> new Tampered(disk, true));

    assertThatThrownBy(() -> place.migrate(Mortal.never(place.world)))
        .isInstanceOfSatisfying(
            WorkspaceRefusedException.class, e -> assertThat(e.path()).isEqualTo(place.target));

    Session after = place.rollBack(Mortal.never(place.world));
    assertThat(after.profile().workspace()).isEqualTo(place.source.toString());
    assertThat(Trees.in(place.source)).isEqualTo(place.before);
    assertThat(place.target.resolve("f0")).as("somebody's file").hasContent("not what was copied");
  }

  /** The control: without looking at the files, nobody notices. */
  @ParameterizedTest
  @CsvSource({"false", "true"})
  void wouldNotNoticeWithoutVerifying(boolean whenRenamed) throws Exception {
    Place place = over(disk -> new Blind(new Tampered(disk, whenRenamed)));

    Session after = place.migrate(Mortal.never(place.world));

    assertThat(after.profile().workspace()).isEqualTo(place.target.toString());
    assertThat(Trees.in(place.target)).isNotEqualTo(place.before);
  }
}
