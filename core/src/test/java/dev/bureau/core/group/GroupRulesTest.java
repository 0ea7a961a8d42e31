package dev.bureau.core.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.change.Change;
import dev.bureau.core.change.Decision;
import dev.bureau.core.change.Moment;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.CommitId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Aspects;
import dev.bureau.core.session.Session;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroupRulesTest {
  private static final Instant AT = Instant.parse("2026-03-01T08:00:00Z");
  private static final SessionId ANN = new SessionId("ann");
  private static final SessionId BEN = new SessionId("ben");

  private static Change decided(Decision decision, GroupEvent... before) {
    Aspects aspects = Aspects.NONE;
    for (GroupEvent each : before) {
      aspects = aspects.fold(Groups.ASPECT, each, AT);
    }
    return decision.decide(
        Session.absent(SessionId.BUREAU),
        aspects,
        new Moment(AT, new CommitId(1, 1), Actor.user("u")));
  }

  private static Groups groups(GroupEvent... events) {
    Groups groups = Groups.ASPECT.empty();
    for (GroupEvent each : events) {
      groups = each.applyTo(groups, AT);
    }
    return groups;
  }

  @Test
  void putsASessionIntoAGroup() {
    Change joined = decided(GroupRules.join("team", ANN), new GroupJoined("team", BEN));

    assertThat(joined.events()).isEqualTo(List.of(new GroupJoined("team", ANN)));
  }

  @Test
  void joinsOnce() {
    Change again = decided(GroupRules.join("team", ANN), new GroupJoined("team", ANN));

    assertThat(again).isEqualTo(Change.NONE);
  }

  @Test
  void takesASessionOutOfAGroup() {
    Change left = decided(GroupRules.leave("team", ANN), new GroupJoined("team", ANN));

    assertThat(left.events()).isEqualTo(List.of(new GroupLeft("team", ANN)));
  }

  @Test
  void leavesNothingWhereItIsNotIn() {
    Change left = decided(GroupRules.leave("team", ANN), new GroupJoined("other", ANN));

    assertThat(left).isEqualTo(Change.NONE);
  }

  @Test
  void takesASessionOutOfAllGroupsThatItIsIn() {
    Change left =
        decided(
            GroupRules.leaveAll(ANN),
            new GroupJoined("team", ANN),
            new GroupJoined("other", BEN),
            new GroupJoined("a", ANN));

    assertThat(left.events())
        .isEqualTo(List.of(new GroupLeft("a", ANN), new GroupLeft("team", ANN)));
  }

  @Test
  void takesASessionOutOfNoGroupWhereItIsInNone() {
    assertThat(decided(GroupRules.leaveAll(ANN), new GroupJoined("team", BEN)))
        .isEqualTo(Change.NONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "9", "Team.blue_1-x"})
  void takesNamesOfTheGrammarOfIds(String name) {
    assertThat(decided(GroupRules.join(name, ANN)).events())
        .isEqualTo(List.of(new GroupJoined(name, ANN)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "-a", ".a", "a b", "a/b", "ä", "a\n"})
  void refusesOtherNames(String name) {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> GroupRules.join(name, ANN))
        .satisfies(refused -> assertThat(refused.field()).isEqualTo("group"));
  }

  @Test
  void takesANameOf128CharactersAndNoLongerOne() {
    assertThat(decided(GroupRules.join("x".repeat(128), ANN)).events()).hasSize(1);
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> GroupRules.join("x".repeat(129), ANN));
  }

  @Test
  void listsTheMembersInOrderOfTheirIds() {
    Groups groups = groups(new GroupJoined("team", BEN), new GroupJoined("team", ANN));

    assertThat(groups.members("team")).containsExactly(ANN, BEN);
  }

  @Test
  void hasNobodyInAGroupThatIsNotThere() {
    assertThat(groups().members("team")).isEmpty();
  }

  @Test
  void forgetsAGroupWithoutMembers() {
    Groups groups =
        groups(
            new GroupJoined("team", ANN),
            new GroupJoined("other", ANN),
            new GroupLeft("team", ANN));

    assertThat(groups.all()).containsOnlyKeys("other");
  }

  @Test
  void comesBackFromASnapshot() {
    Groups groups =
        groups(
            new GroupJoined("team", BEN),
            new GroupJoined("team", ANN),
            new GroupJoined("other", ANN));

    Groups read = Groups.ASPECT.form().read(Groups.ASPECT.form().write(groups));

    assertThat(read.all()).isEqualTo(groups.all());
  }
}
