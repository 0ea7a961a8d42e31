package dev.bureau.orchestrator.feed;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.error.Nearest;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.journal.EventCatalogue;
import dev.bureau.core.journal.EventType;
import dev.bureau.core.store.Feed;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a listener wants to be told of, and from where in the feed on (S31). Begin with {@link
 * #fromNow()}, {@link #fromStart()} or {@link #from}; without more it is told of everything.
 * Immutable.
 *
 * <pre>{@code
 * bureau.follow(Follow.fromStart().named("audit").types("session.created"), entry -> …);
 * }</pre>
 *
 * <p>A follower with a name is durable: opened again under that name, on any process, it goes on
 * where the name stood. Its place is written down about once a second while there is much to tell,
 * as soon as there is nothing to tell, and when it is closed; never before an entry that was not
 * taken. So what came since is told again after a crash, and nothing is left out. The place is kept
 * by the store under this name alone: whoever moves it through {@link Feed#advance} moves the
 * follower.
 *
 * <p>Two followers of one name at the same time are both told everything from where they began, and
 * the name stands where either of them wrote last, which may be further back than before. Who goes
 * on there is told some entries again; an entry that is not told again was taken by one of the two,
 * not by both. Give each follower its own name unless that is enough.
 */
public final class Follow {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

  private final Feed.@Nullable Position from;
  private final @Nullable String name;
  private final Set<String> types;
  private final Set<SessionId> sessions;
  private final Predicate<Entry> test;

  private Follow(
      Feed.@Nullable Position from,
      @Nullable String name,
      Set<String> types,
      Set<SessionId> sessions,
      Predicate<Entry> test) {
    this.from = from;
    this.name = name;
    this.types = types;
    this.sessions = sessions;
    this.test = test;
  }

  /** What is committed after the following began. */
  public static Follow fromNow() {
    return beginningAt(null);
  }

  /** All that there is, from the first entry on. */
  public static Follow fromStart() {
    return from(Feed.Position.START);
  }

  /** What comes behind a place that this store's feed gave. */
  public static Follow from(Feed.Position position) {
    return beginningAt(position);
  }

  private static Follow beginningAt(Feed.@Nullable Position from) {
    return new Follow(from, null, Set.of(), Set.of(), entry -> true);
  }

  /**
   * The same, durable: it goes on where this name stood; from where it was told to begin only if
   * the name never stood anywhere.
   *
   * @param changed 1-128 of A-Z a-z 0-9 . _ - starting with a letter or digit
   * @throws BadInputException if it is another
   */
  public Follow named(String changed) {
    if (!NAME.matcher(changed).matches()) {
      throw new BadInputException(
          "listener name",
          changed,
          "give 1-128 of A-Z a-z 0-9 . _ - starting with a letter or digit");
    }
    return new Follow(from, changed, types, sessions, test);
  }

  /**
   * The same for events of these kinds only.
   *
   * @param names their stable names, {@code session.created} and so on; at least one
   * @throws BadInputException if there is none
   */
  public Follow types(String... names) {
    if (names.length == 0) {
      throw new BadInputException("event types", "", "name at least one");
    }
    return new Follow(from, name, Set.copyOf(List.of(names)), sessions, test);
  }

  /**
   * The same for these sessions only, whether they are there yet or not.
   *
   * @param ids at least one
   * @throws BadInputException if there is none
   */
  public Follow sessions(SessionId... ids) {
    if (ids.length == 0) {
      throw new BadInputException("sessions", "", "name at least one");
    }
    return new Follow(from, name, types, Set.copyOf(List.of(ids)), test);
  }

  /**
   * The same for those entries only that pass this test too. If it throws, that counts as a throw
   * of the listener.
   */
  public Follow where(Predicate<Entry> more) {
    return new Follow(from, name, types, sessions, test.and(more));
  }

  /** The name under which its place is kept, if any. */
  public Optional<String> name() {
    return Optional.ofNullable(name);
  }

  /**
   * Where to begin in that feed. A name that never stood anywhere stands there from now on.
   *
   * @throws BadInputException if the place is none of that feed
   * @throws dev.bureau.core.store.StoreException if the store cannot serve
   */
  public Feed.Position begin(Feed feed) {
    Optional<Feed.Position> stood = name().flatMap(feed::cursor);
    Feed.Position place = stood.orElseGet(() -> from == null ? feed.end() : from);
    feed.read(place, 1); // refuses a place that is none
    if (name != null && stood.isEmpty()) {
      feed.advance(name, place);
    }
    return place;
  }

  /**
   * Which entries to tell.
   *
   * @throws BadInputException if a type is not in the catalogue; it names one that is near, or all
   */
  public Predicate<Entry> filter(EventCatalogue catalogue) {
    List<String> known = catalogue.types().stream().map(EventType::name).toList();
    for (String each : types) {
      if (!known.contains(each)) {
        throw new BadInputException("event type", each, remedy(each, known));
      }
    }
    Predicate<Entry> asked =
        entry ->
            (types.isEmpty() || types.contains(catalogue.nameOf(entry.event())))
                && (sessions.isEmpty() || sessions.contains(entry.session()));
    return asked.and(test);
  }

  private static String remedy(String given, List<String> known) {
    String small = given.toLowerCase(Locale.ROOT);
    String nearest = Nearest.to(small, known);
    // With more edits than a third of the letters it is hardly meant.
    return Nearest.distance(small, nearest) <= small.length() / 3
        ? "did you mean " + nearest + "?"
        : "give one of " + String.join(", ", known);
  }
}
