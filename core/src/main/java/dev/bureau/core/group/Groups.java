package dev.bureau.core.group;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Aspect;
import dev.bureau.core.journal.Form;
import java.util.Collections;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;

/** Who is in which group. Immutable. A group without members does not exist. */
public final class Groups {
  /** The groups as an aspect of the session {@link SessionId#BUREAU}. */
  public static final Aspect<Groups> ASPECT =
      new Aspect<>(
          "group",
          1,
          new Groups(HashTreePMap.empty()),
          Form.of(Stored.class, groups -> new Stored(groups.all()), Stored::restored));

  private final PMap<String, PSet<SessionId>> members;

  private Groups(PMap<String, PSet<SessionId>> members) {
    this.members = members;
  }

  /** As they stand in a snapshot. */
  record Stored(Map<String, SortedSet<SessionId>> groups) {
    Groups restored() {
      PMap<String, PSet<SessionId>> members = HashTreePMap.empty();
      for (Map.Entry<String, SortedSet<SessionId>> each : groups.entrySet()) {
        members = members.plus(each.getKey(), HashTreePSet.from(each.getValue()));
      }
      return new Groups(members);
    }
  }

  /** All groups by name, each with its members. */
  public Map<String, SortedSet<SessionId>> all() {
    Map<String, SortedSet<SessionId>> all = new TreeMap<>();
    members.keySet().forEach(each -> all.put(each, members(each)));
    return Collections.unmodifiableMap(all);
  }

  /** Who is in it; nobody if there is no such group. */
  public SortedSet<SessionId> members(String group) {
    return Collections.unmodifiableSortedSet(
        new TreeSet<>(members.getOrDefault(group, HashTreePSet.empty())));
  }

  /** The names of the groups that a session is in. */
  public SortedSet<String> of(SessionId member) {
    SortedSet<String> of = new TreeSet<>(members.keySet());
    of.removeIf(group -> !has(group, member));
    return Collections.unmodifiableSortedSet(of);
  }

  /** Whether that session is in it. */
  public boolean has(String group, SessionId member) {
    return members.getOrDefault(group, HashTreePSet.empty()).contains(member);
  }

  Groups joined(String group, SessionId member) {
    PSet<SessionId> before = members.getOrDefault(group, HashTreePSet.empty());
    return new Groups(members.plus(group, before.plus(member)));
  }

  Groups left(String group, SessionId member) {
    PSet<SessionId> after = members.getOrDefault(group, HashTreePSet.empty()).minus(member);
    return new Groups(after.isEmpty() ? members.minus(group) : members.plus(group, after));
  }
}
