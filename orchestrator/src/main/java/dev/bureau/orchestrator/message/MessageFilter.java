package dev.bureau.orchestrator.message;

import dev.bureau.core.id.Actor;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Message;
import dev.bureau.core.message.Priority;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which messages are meant (S21): all that is given must match, and what is empty matches every
 * message. Immutable. Begin with {@link #all()}.
 *
 * @param types one of these types
 * @param priorities one of these priorities
 * @param senders from one of these
 * @param receivers addressed to one of these sessions; a later life of one is another session
 * @param tags all of these tags, with these values
 */
public record MessageFilter(
    Set<String> types,
    Set<Priority> priorities,
    Set<Actor> senders,
    Set<SessionId> receivers,
    Map<String, String> tags) {
  public MessageFilter {
    types = Set.copyOf(types);
    priorities = Set.copyOf(priorities);
    senders = Set.copyOf(senders);
    receivers = Set.copyOf(receivers);
    tags = Map.copyOf(tags);
  }

  /** Every message. */
  public static MessageFilter all() {
    return new MessageFilter(Set.of(), Set.of(), Set.of(), Set.of(), Map.of());
  }

  /** The same, of one of these types. */
  public MessageFilter types(String... given) {
    return new MessageFilter(Set.copyOf(List.of(given)), priorities, senders, receivers, tags);
  }

  /** The same, of one of these priorities. */
  public MessageFilter priorities(Priority... given) {
    return new MessageFilter(types, Set.copyOf(List.of(given)), senders, receivers, tags);
  }

  /** The same, from one of these. */
  public MessageFilter senders(Actor... given) {
    return new MessageFilter(types, priorities, Set.copyOf(List.of(given)), receivers, tags);
  }

  /** The same, addressed to one of these sessions. */
  public MessageFilter receivers(SessionId... given) {
    return new MessageFilter(types, priorities, senders, Set.copyOf(List.of(given)), tags);
  }

  /** The same, with one tag more. */
  public MessageFilter tag(String name, String value) {
    Map<String, String> more = new TreeMap<>(tags);
    more.put(name, value);
    return new MessageFilter(types, priorities, senders, receivers, more);
  }

  /** Whether a message is meant. */
  public boolean matches(Message message) {
    return in(types, message.type())
        && in(priorities, message.priority())
        && in(senders, message.sender())
        && in(receivers, message.receiver())
        && message.tags().entrySet().containsAll(tags.entrySet());
  }

  private static <T> boolean in(Set<T> wanted, T value) {
    return wanted.isEmpty() || wanted.contains(value);
  }
}
