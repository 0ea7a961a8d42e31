package dev.bureau.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.session.Session;
import dev.bureau.core.store.Feed;
import dev.bureau.core.store.Feed.Position;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The feed is all journals as one stream, read from any place on. */
abstract class FeedContract extends Clauses {
  private Feed feed;
  private Position end;

  @SuppressWarnings("NullAway.Init") // set before each test
  FeedContract(StoreContract contract) {
    super(contract);
  }

  @BeforeEach
  void standAtTheEnd() {
    feed = store.feed();
    end = feed.end();
  }

  @Test
  void givesNothingAtTheEnd() {
    Feed.Slice slice = feed.read(end, 10);

    assertThat(slice).isEqualTo(new Feed.Slice(List.of(), end));
  }

  @Test
  void givesEntriesAsTheJournalHasThem() {
    Session head = committed(Draft.updating(created(), now()).event(Probes.anyEvent()));

    assertThat(feed.read(end, ALL).entries()).isEqualTo(journal(head.id()));
  }

  @Test
  void givesACauseBeforeItsEffect() {
    Session receiver = created();
    committed(Draft.updating(created(), now()).send(Letters.to(receiver.id(), "m")));
    committed(Draft.updating(receiver, now()).acknowledge(Letters.id("m")));

    List<Entry> entries = feed.read(end, ALL).entries();

    assertThat(entries).hasSize(4);
    assertThat(entries.get(3).session()).isEqualTo(receiver.id());
    assertThat(entries.get(2).session()).isNotEqualTo(receiver.id());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 1000})
  void missesAndDoublesNothingWhenReadInPieces(int limit) {
    Session first = created();
    Session second = created();
    for (int i = 0; i < 5; i++) {
      first = committed(Draft.updating(first, now()).event(Probes.anyEvent()));
      second = committed(Draft.updating(second, now()));
    }

    List<Entry> read = Feeds.readOn(feed, end, limit);

    assertThat(read).hasSize(17).doesNotHaveDuplicates();
    assertThat(read).filteredOn(Feeds.of(first.id())).isEqualTo(journal(first.id()));
    assertThat(read).filteredOn(Feeds.of(second.id())).isEqualTo(journal(second.id()));
  }

  @Test
  void readsFromTheVeryStart() {
    Session head = created();

    List<Entry> read = Feeds.readOn(feed, Position.START, 100);

    assertThat(read).containsAll(journal(head.id()));
  }

  @Test
  void readsTheSameFromTheSamePlaceAgain() {
    created();

    assertThat(feed.read(end, ALL)).isEqualTo(feed.read(end, ALL));
  }

  @Test
  void readsOnFromATokenThatWasWrittenDown() {
    created();
    Position next = feed.read(end, ALL).next();
    Session later = created();

    assertThat(feed.read(new Position(next.token()), ALL).entries()).isEqualTo(journal(later.id()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "-1", "1;DROP TABLE entry", " ", "9999999999999999999999"})
  void refusesAPositionThatIsNoneOfItsOwn(String token) {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> feed.read(new Position(token), 10));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "999999999999999999", "9999999999999999999999"})
  void refusesToRememberAPositionThatIsNoneOfItsOwn(String token) {
    String reader = fresh().value();
    feed.advance(reader, end);

    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> feed.advance(reader, new Position(token)));

    assertThat(feed.cursor(reader)).contains(end);
  }

  @Test
  void knowsNoPlaceOfAReaderThatNeverAdvanced() {
    assertThat(feed.cursor(fresh().value())).isEmpty();
  }

  @Tag(StoreContract.TWO_INSTANCES)
  @Test
  void remembersWhereAReaderStands() {
    String reader = fresh().value();
    created();
    Position next = feed.read(end, ALL).next();

    feed.advance(reader, end);
    feed.advance(reader, next);

    assertThat(other.feed().cursor(reader)).contains(next);
  }

  @Test
  void remembersEachReaderByItself() {
    String one = fresh().value();
    String two = fresh().value();
    created();

    feed.advance(one, end);
    feed.advance(two, feed.read(end, ALL).next());

    assertThat(feed.cursor(one)).contains(end);
  }
}
