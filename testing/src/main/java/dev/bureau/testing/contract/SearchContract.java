package dev.bureau.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.query.Filter;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionSpec;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Text search over name and workspace, whatever the case of A to Z (S5). */
abstract class SearchContract extends ListingClauses {
  SearchContract(StoreContract contract) {
    super(contract);
  }

  @BeforeEach
  void createAFew() {
    created(SessionSpec.active("Über Alles").workspace("/srv/Team_A"));
    created(SessionSpec.active("100% \"it's\" *x* [y]").workspace("C:\\Temp"));
    created(SessionSpec.active("z").role("alles").model("alles"));
    created(SessionSpec.active("研究 \uD83D\uDE00 \u212A AND OR NOT"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      value = {
        "alles | 1",
        "ALLES | 1",
        "Über  | 1",
        "über  | 0",
        "b     | 1",
        "z     | 1",
        "é     | 0",
        "/s    | 1",
        "team_a| 1",
        "team-a| 0",
        "r_a   | 0",
        "m_    | 1",
        "%     | 1",
        "0%    | 1",
        "_     | 1",
        "\"    | 1",
        "\"IT'S\" | 1",
        "'     | 1",
        "*     | 1",
        "*X*   | 1",
        "[y]   | 1",
        "\\    | 1",
        ":\\t  | 1",
        "研    | 1",
        "研究  | 1",
        "\uD83D\uDE00 | 1",
        "and or| 1",
        "NOT   | 1",
        "\"and\" | 0",
        "al*   | 0",
        "k     | 0",
        "alles/srv | 0",
        "alles z   | 0",
      })
  void findsWhatStandsThere(String text, int count) {
    assertThat(found(Filter.search(text))).hasSize(count);
  }

  @Test
  void findsBlanksInsideTheText() {
    assertThat(found(Filter.search("r A"))).hasSize(1);
    assertThat(found(Filter.search("r  A"))).isEmpty();
    assertThat(found(Filter.search(" A"))).hasSize(2);
  }

  @Test
  void findsTheLongestText() {
    Session longest = created("x".repeat(256));

    assertThat(found(Filter.search("X".repeat(256)))).containsExactly(longest);
  }

  @Test
  void findsByTheNewNameAndNotByTheOld() {
    Session before = created("former");
    SessionSpec renamed = SessionSpec.active("latter").metadata(before.metadata());

    Session after =
        committed(Draft.on(before, now()).event(Draft.created(renamed, before.links())));

    assertThat(found(Filter.search("latter"))).containsExactly(after);
    assertThat(found(Filter.search("former"))).isEmpty();
  }

  @Test
  void findsNoSessionThatWasRemoved() {
    Session session = created("vanishing");
    assertThat(found(Filter.search("vanishing"))).hasSize(1);

    store.sessions().remove(session);

    assertThat(found(Filter.search("vanishing"))).isEmpty();
    assertThat(store.sessions().count(ofThisTest.and(Filter.search("vanishing")))).isZero();
  }

  @Test
  void findsASessionAgainThatTookTheIdOfARemovedOne() {
    Session session = created("vanishing");
    store.sessions().remove(session);
    Session again = committed(creating(session.id(), SessionSpec.active("returning")));

    assertThat(found(Filter.search("vanishing"))).isEmpty();
    assertThat(found(Filter.search("returning"))).containsExactly(again);
  }

  @Test
  void keepsToTheOrderAndThePages() {
    List<Session> several =
        List.of(created("page one"), created("page two"), created("page three"));

    assertThat(walked(query(Filter.search("PAGE")).limit(1), () -> {}))
        .containsExactlyElementsOf(several);
  }
}
