package dev.bureau.bench.compare;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What was measured: a figure for each row and round, the notes, and what could not be measured.
 */
final class Figures {
  private final Map<Row, Map<Integer, Double>> figures = new LinkedHashMap<>();
  private final Set<String> notes = new LinkedHashSet<>();
  private final Map<String, String> missing = new LinkedHashMap<>();

  void add(int round, Row row, double value) {
    figures.computeIfAbsent(row, key -> new TreeMap<>()).put(round, value);
  }

  /** Something that a reader of the figures must know. */
  void note(String text) {
    notes.add(text);
  }

  /** Says why something was not measured; the first reason stands. */
  void missing(String what, String reason) {
    missing.putIfAbsent(what, reason);
  }

  Set<Row> rows() {
    return figures.keySet();
  }

  /** By round. */
  Map<Integer, Double> of(Row row) {
    return figures.getOrDefault(row, Map.of());
  }

  Spread spread(Row row) {
    return Spread.of(of(row).values());
  }

  Collection<String> notes() {
    return notes;
  }

  Map<String, String> missing() {
    return missing;
  }
}
