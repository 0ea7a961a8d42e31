package dev.bureau.orchestrator.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bureau.core.door.NoSuchSessionException;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.Links.Origin;
import dev.bureau.core.session.Session;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.Office;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What became of what, from the links of heads (SPEC section 0, X12). */
class LineageReaderTest {
  private final Office office = new Office();
  private final Bureau bureau = office.open();
  private final Kin kin = new Kin(bureau.store().sessions());

  @AfterEach
  void close() {
    office.close();
  }

  private static Link link(String from, String to, Link.Kind kind) {
    return new Link(new SessionId(from), new SessionId(to), kind, null);
  }

  private static Link copied(String from, long version, String to, Link.Kind kind) {
    return new Link(new SessionId(from), new SessionId(to), kind, version);
  }

  private static List<String> ids(List<Session> sessions) {
    return sessions.stream().map(each -> each.id().value()).toList();
  }

  private Lineage lineage(String id) {
    return bureau.lineage().of(new SessionId(id));
  }

  @Nested
  class Chain {
    private List<String> chain(String id) {
      return ids(bureau.lineage().chain(new SessionId(id)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"first", "second", "third"})
    void isTheSameForEachOfItsSessions(String id) {
      kin.life("second", "third", null); // whatever order they were written in
      kin.life("first", "second", "third");
      kin.life(null, "first", "second");

      assertThat(chain(id)).containsExactly("first", "second", "third");
    }

    @Test
    void isTheSessionAloneWithoutTransitions() {
      kin.alone("one");
      kin.copy("one", 1, "two");

      assertThat(chain("one")).containsExactly("one");
    }

    @Test
    void endsWhereALifeIsGone() {
      kin.life("gone", "second", "third");
      kin.life("second", "third", "gone-too");

      assertThat(chain("third")).containsExactly("second", "third");
    }

    @Test
    void doesNotGoInACircle() {
      kin.life("b", "a", "b");
      kin.life("a", "b", "a");

      assertThat(chain("a")).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void hasNobodyWhoTookTheIdOfALifeThatIsGone() {
      kin.alone("first"); // again, after the first one of the chain was deleted
      kin.life("first", "second", "third");
      kin.life("second", "third", "fourth");
      kin.alone("fourth");

      assertThat(chain("second")).containsExactly("second", "third");
      assertThat(chain("first")).containsExactly("first");
      assertThat(chain("fourth")).containsExactly("fourth");
    }

    @Test
    void isOfASessionThatThereIs() {
      assertThatThrownBy(() -> chain("nobody"))
          .isInstanceOf(NoSuchSessionException.class)
          .hasMessageContaining("nobody");
    }
  }

  @Test
  void tellsTheLivesOfOneAgent() {
    kin.life(null, "first", "second");
    kin.life("first", "second", null);

    Lineage lineage = lineage("second");

    assertThat(lineage.id()).isEqualTo(new SessionId("second"));
    assertThat(ids(lineage.sessions())).containsExactly("first", "second");
    assertThat(lineage.links()).containsExactly(link("first", "second", Link.Kind.TRANSITION));
  }

  @Test
  void tellsSupervisorsUpToTheTop() {
    kin.alone("top");
    kin.below("top", "middle");
    kin.below("middle", "low");
    kin.below("top", "beside");

    assertThat(lineage("low").links())
        .containsExactly(
            link("top", "middle", Link.Kind.SUPERVISES),
            link("middle", "low", Link.Kind.SUPERVISES));
  }

  @Test
  void tellsWhomItSupervisesDirectlyInAnyOfItsLives() {
    kin.life(null, "first", "second");
    kin.life("first", "second", null);
    kin.below("first", "early"); // in the first life
    kin.below("first", "late"); // in the second: whoever is above is named by its chain
    kin.below("late", "deeper");

    assertThat(ids(lineage("second").sessions()))
        .containsExactly("first", "second", "early", "late");
  }

  @ParameterizedTest
  @ValueSource(strings = {"original", "clone", "fork", "sibling"})
  void followsForksAndClonesInBothDirections(String id) {
    kin.alone("original");
    kin.copy("original", 3, "clone");
    kin.fork("clone", 5, "fork");
    kin.fork("original", 1, "sibling");
    kin.alone("stranger");

    assertThat(lineage(id).links())
        .containsExactly(
            copied("original", 3, "clone", Link.Kind.CLONE),
            copied("clone", 5, "fork", Link.Kind.FORK),
            copied("original", 1, "sibling", Link.Kind.FORK));
    assertThat(ids(lineage(id).sessions())).containsExactly("original", "clone", "fork", "sibling");
  }

  @Test
  void followsCopiesOfEarlierLives() {
    kin.life(null, "first", "second");
    kin.life("first", "second", null);
    kin.fork("first", 2, "fork");

    assertThat(ids(lineage("second").sessions())).containsExactly("first", "second", "fork");
  }

  @Test
  void findsTheOtherClonesOfADeletedOriginal() {
    kin.copy("gone", 2, "one");
    kin.copy("gone", 4, "two");

    Lineage lineage = lineage("one");

    assertThat(ids(lineage.sessions())).containsExactly("one", "two");
    assertThat(lineage.links())
        .containsExactly(
            copied("gone", 2, "one", Link.Kind.CLONE), copied("gone", 4, "two", Link.Kind.CLONE));
  }

  @Test
  void findsCopiesOfMany() {
    kin.alone("original");
    for (int i = 0; i < 30; i++) {
      kin.copy("original", 1, "clone-" + i);
      kin.fork("clone-" + i, 1, "fork-" + i);
    }
    kin.copy("stranger", 1, "another");

    assertThat(ids(lineage("fork-7").sessions())).hasSize(61).doesNotContain("another");
  }

  @Test
  void leavesOutTheSupervisorsOfRelatives() {
    kin.alone("theirs");
    kin.alone("original");
    kin.copy(new Origin(new SessionId("original"), 1, Origin.Kind.CLONE), "theirs", "clone");

    Lineage lineage = lineage("original");

    assertThat(ids(lineage.sessions())).containsExactly("original", "clone");
    assertThat(lineage.links()).containsExactly(copied("original", 1, "clone", Link.Kind.CLONE));
  }

  @Test
  void tellsOfASupervisorThatTwoHaveInCommon() {
    kin.alone("top");
    kin.below("top", "original");
    kin.copy(new Origin(new SessionId("original"), 1, Origin.Kind.CLONE), "top", "clone");

    assertThat(lineage("original").links())
        .containsExactlyInAnyOrder(
            link("top", "original", Link.Kind.SUPERVISES),
            link("top", "clone", Link.Kind.SUPERVISES),
            copied("original", 1, "clone", Link.Kind.CLONE));
  }

  @Test
  void doesNotGoInACircle() {
    kin.below("b", "a");
    kin.below("a", "b");

    assertThat(lineage("a").links())
        .containsExactly(
            link("b", "a", Link.Kind.SUPERVISES), link("a", "b", Link.Kind.SUPERVISES));
  }

  @Test
  void saysThatThereAreMoreThanItTells() {
    kin.alone("top");
    kin.below("top", "asked");
    kin.below("asked", "one");
    kin.below("asked", "two");
    LineageReader upTo3 = new LineageReader(bureau.store().sessions(), 3);
    LineageReader upTo4 = new LineageReader(bureau.store().sessions(), 4);

    Lineage cut = upTo3.of(new SessionId("asked"));

    assertThat(cut.truncated()).isTrue();
    assertThat(ids(cut.sessions())).containsExactly("top", "asked", "one");
    assertThat(cut.links()).hasSize(2);
    assertThat(upTo4.of(new SessionId("asked")).truncated()).isFalse();
  }

  @Test
  void tellsALongChain() {
    int lives = 3_000;
    for (int i = 0; i < lives; i++) {
      String before = i == 0 ? null : "life-" + (i - 1);
      kin.life(before, "life-" + i, i == lives - 1 ? null : "life-" + (i + 1));
    }

    assertThat(lineage("life-1500").links()).hasSize(lives - 1);
  }

  @Test
  void isOfASessionThatThereIs() {
    assertThatThrownBy(() -> lineage("nobody")).isInstanceOf(NoSuchSessionException.class);
  }
}
