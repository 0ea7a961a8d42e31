package dev.bureau.testing.assertion;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.journal.Event;
import dev.bureau.core.journal.EventCatalogue;
import dev.bureau.core.json.Json;
import dev.bureau.core.message.MessageReplied;
import dev.bureau.core.message.MessageSent;
import dev.bureau.orchestrator.feed.Follow;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions on a journal. Events go by their stable names ({@code message.handled}); a name that
 * is not in the catalogue is refused with the nearest that is.
 */
public final class JournalAssert extends AbstractAssert<JournalAssert, List<Entry>> {
  private static final int BODY = 160;

  private final SessionId session;
  private final EventCatalogue catalogue;

  JournalAssert(List<Entry> actual, SessionId session, EventCatalogue catalogue) {
    super(actual, JournalAssert.class);
    this.session = session;
    this.catalogue = catalogue;
  }

  /** It holds these events in this order, and no others. */
  public JournalAssert containsExactly(String... names) {
    requireKnown(names);
    List<String> found = actual.stream().map(this::name).toList();
    return require(found.equals(List.of(names)), "hold exactly " + List.of(names));
  }

  /** It holds these events in this order, with any others before, between and after. */
  public JournalAssert containsInOrder(String... names) {
    requireKnown(names);
    Iterator<Entry> rest = actual.iterator();
    for (String each : names) {
      boolean found = false;
      while (!found && rest.hasNext()) {
        found = name(rest.next()).equals(each);
      }
      require(found, "hold %s in this order ('%s' is missing)".formatted(List.of(names), each));
    }
    return this;
  }

  /** It holds that event so often. */
  public JournalAssert contains(String name, int times) {
    requireKnown(name);
    long found = actual.stream().filter(each -> name(each).equals(name)).count();
    return require(
        found == times, "hold '%s' %d times (it does %d times)".formatted(name, times, found));
  }

  /** It holds none of these events. */
  public JournalAssert doesNotContain(String... names) {
    for (String each : names) {
      contains(each, 0);
    }
    return this;
  }

  /** It holds at least one event of that record that fulfils something. */
  public <E extends Event<?>> JournalAssert contains(Class<E> type, Predicate<E> condition) {
    return require(has(type, condition), "hold a " + type.getSimpleName() + " of the given kind");
  }

  /** The session has sent a message of that type to that session. */
  public JournalAssert hasSent(String type, SessionId receiver) {
    return require(
        has(
            MessageSent.class,
            each -> each.type().equals(type) && each.receiver().equals(receiver)),
        "hold a sent '%s' to '%s'".formatted(type, receiver));
  }

  /** The session has replied with that type and, among others, these fields of content. */
  public JournalAssert hasReplied(String type, Map<String, ?> content) {
    Map<String, Object> normal = Json.object("content", content);
    return require(
        has(
            MessageReplied.class,
            each ->
                each.type().equals(type)
                    && each.content().entrySet().containsAll(normal.entrySet())),
        "hold a reply '%s' with %s".formatted(type, Json.write(normal)));
  }

  private <E extends Event<?>> boolean has(Class<E> type, Predicate<E> condition) {
    return actual.stream()
        .map(Entry::event)
        .anyMatch(each -> type.isInstance(each) && condition.test(type.cast(each)));
  }

  private void requireKnown(String... names) {
    if (names.length > 0) {
      Follow.fromNow().types(names).filter(catalogue);
    }
  }

  private JournalAssert require(boolean fulfilled, String what) {
    if (!fulfilled) {
      throw failure("The journal of session '%s' should %s. It is:%n%s", session, what, shown());
    }
    return this;
  }

  private String name(Entry entry) {
    return catalogue.nameOf(entry.event());
  }

  private String shown() {
    return actual.isEmpty()
        ? "  (nothing)"
        : actual.stream().map(this::shown).collect(Collectors.joining("\n"));
  }

  private String shown(Entry entry) {
    String body = catalogue.encode(entry.event());
    return "  %d.%d %s %s"
        .formatted(
            entry.version(),
            entry.index(),
            name(entry),
            body.length() > BODY ? body.substring(0, BODY) + "…" : body);
  }
}
