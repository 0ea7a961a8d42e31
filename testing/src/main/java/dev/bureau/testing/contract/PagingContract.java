package dev.bureau.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.query.Cursor;
import dev.bureau.core.query.Field;
import dev.bureau.core.query.Filter;
import dev.bureau.core.query.HeadField;
import dev.bureau.core.query.Order;
import dev.bureau.core.query.Page;
import dev.bureau.core.query.Query;
import dev.bureau.core.session.Session;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Lists come in pages, by number or by cursor (S5). */
abstract class PagingContract extends ListingClauses {
  private static final Order BY_NAME = Order.ascending(Field.of(HeadField.NAME));

  PagingContract(StoreContract contract) {
    super(contract);
  }

  private List<Session> several(int count) {
    return Stream.generate(() -> created("one of several")).limit(count).toList();
  }

  private Query all() {
    return query(Filter.all());
  }

  private Cursor cursor(Query query) {
    return Objects.requireNonNull(store.sessions().query(query).next());
  }

  @Test
  void givesNoNextPageWhenAllFitIntoOne() {
    several(2);

    Page page = store.sessions().query(all().limit(2));

    assertThat(page.sessions()).hasSize(2);
    assertThat(page.next()).isNull();
  }

  @Test
  void givesAnEmptyPageWhenNothingMatches() {
    assertThat(store.sessions().query(all())).isEqualTo(new Page(List.of(), null));
  }

  @Test
  void showsEachSessionOnceByCursor() {
    List<Session> sessions = several(7);

    assertThat(walked(all().limit(3), () -> {})).containsExactlyElementsOf(sessions);
    assertThat(walked(all().orderedBy(BY_NAME).limit(3), () -> {}))
        .containsExactlyElementsOf(sessions);
  }

  @Test
  void showsEachSessionOnceByNumber() {
    List<Session> sessions = several(7);

    assertThat(numbered(all().limit(3))).containsExactlyElementsOf(sessions);
    assertThat(numbered(all().orderedBy(BY_NAME).limit(3))).containsExactlyElementsOf(sessions);
  }

  @Test
  void givesThePageOfANumber() {
    List<Session> sessions = several(5);

    assertThat(found(all().limit(2).page(1))).isEqualTo(sessions.subList(0, 2));
    assertThat(found(all().limit(2).page(3))).isEqualTo(sessions.subList(4, 5));
    assertThat(found(all().limit(2).page(4))).isEmpty();
    assertThat(found(all().limit(ALL).page(Long.MAX_VALUE / ALL))).isEmpty();
  }

  @Test
  void goesOnByCursorBehindAPageOfANumber() {
    List<Session> sessions = several(7);

    Cursor behind = cursor(all().limit(2).page(2));

    assertThat(found(all().after(behind))).isEqualTo(sessions.subList(4, 7));
  }

  @Test
  void goesThroughAllPagesFromACursorOn() {
    List<Session> sessions = several(7);

    Cursor behind = cursor(all().limit(2));

    assertThat(store.sessions().all(all().limit(2))).isEqualTo(sessions);
    assertThat(store.sessions().all(all().limit(2).after(behind)))
        .isEqualTo(sessions.subList(2, 7));
  }

  @Test
  void takesACursorWithAnotherFilterAndAnotherLimit() {
    List<Session> sessions = several(4);
    created("another");
    Cursor behind = cursor(all().limit(1));

    Query others = query(Filter.parse("name = 'one of several'")).after(behind);

    assertThat(found(others)).isEqualTo(sessions.subList(1, 4));
  }

  @Test
  void refusesACursorOfAnotherOrder() {
    several(2);
    Cursor byName = cursor(all().orderedBy(BY_NAME).limit(1));
    Query byAge = all().after(byName);

    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> found(byAge))
        .satisfies(refused -> assertThat(refused.field()).isEqualTo("cursor"));
  }

  @Test
  void goesOnBehindTimesThatNoSessionCanHave() {
    several(2);

    for (String time : List.of("-5000-01-01T00:00:00Z", "+5000000-01-01T00:00:00Z")) {
      Cursor forged = Cursor.behind(all(), Arrays.asList(Instant.parse(time), "s"));

      assertThat(found(all().after(forged))).hasSize(time.startsWith("-") ? 2 : 0);
    }
  }

  @Test
  void hidesTheReservedSession() {
    Filter reserved = Filter.equal(Field.of(HeadField.ID), SessionId.BUREAU);

    writeToTheReservedSession();

    assertThat(store.sessions().query(Query.of(reserved)).sessions()).isEmpty();
    assertThat(store.sessions().query(Query.of(reserved).orderedBy(BY_NAME)).sessions()).isEmpty();
  }

  @Test
  void givesTheReservedSessionByItsName() {
    Session written = writeToTheReservedSession();

    assertThat(stored(SessionId.BUREAU).session()).isEqualTo(written);
  }

  private Session writeToTheReservedSession() {
    return store
        .sessions()
        .head(SessionId.BUREAU)
        .map(each -> committed(Draft.updating(each.session(), now())))
        .orElseGet(() -> created(SessionId.BUREAU));
  }
}
