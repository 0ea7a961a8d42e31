package dev.bureau.orchestrator.doctor;

import dev.bureau.core.id.SessionId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What has been found so far. */
final class Findings {
  private final Map<String, Object> facts = new LinkedHashMap<>();
  private final List<String> faults = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final Map<SessionId, GrantBook> books = new LinkedHashMap<>();

  /** Something is wrong. */
  void fault(String text) {
    faults.add(text);
  }

  /** Something is worth knowing. */
  void note(String text) {
    notes.add(text);
  }

  void fact(String name, Object value) {
    facts.put(name, value);
  }

  /** So many more of these. */
  void count(String name, long more) {
    facts.merge(name, more, (one, other) -> (Long) one + (Long) other);
  }

  /** What a session has drawn, to be held against what others know of it. */
  void book(GrantBook book) {
    books.put(book.session().id(), book);
  }

  Map<SessionId, GrantBook> books() {
    return books;
  }

  boolean hasFaults() {
    return !faults.isEmpty();
  }

  /** Takes over what was found in a part; its facts are counts, and blank books are left out. */
  void add(Findings part) {
    part.facts.forEach((name, value) -> count(name, (Long) value));
    faults.addAll(part.faults);
    notes.addAll(part.notes);
    part.books.values().stream().filter(each -> !each.isBlank()).forEach(this::book);
  }

  Diagnosis diagnosis() {
    return new Diagnosis(facts, faults, notes);
  }
}
