package dev.bureau.examples.survey.analysis;

import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The paths of a tree in order, each with what is wrong with it; "" if nothing is known to be. */
final class Listing {
  private final NavigableMap<String, String> problems = new TreeMap<>();

  void add(FileName name) {
    if (name.decodable()) {
      problems.put(name.text(), "");
    } else {
      add(name, "its name is not UTF-8");
    }
  }

  void add(FileName name, String problem) {
    problems.putIfAbsent(name.text(), problem);
  }

  /** A view that cannot be changed, ordered by code units. */
  NavigableMap<String, String> problems() {
    return Collections.unmodifiableNavigableMap(problems);
  }
}
