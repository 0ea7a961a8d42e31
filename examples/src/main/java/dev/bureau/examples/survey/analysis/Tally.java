package dev.bureau.examples.survey.analysis;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Named counters in named rows: adding is the same in any order. */
final class Tally {
  private final Map<String, Map<String, Long>> rows = new TreeMap<>();

  static Tally of(Map<String, Object> json) {
    Tally tally = new Tally();
    tally.addAll(json);
    return tally;
  }

  void add(String row, String counter, long count) {
    rows.computeIfAbsent(row, name -> new TreeMap<>()).merge(counter, count, Long::sum);
  }

  void addAll(Map<String, Object> json) {
    for (String row : json.keySet()) {
      Map<String, Object> counters = Fields.map(json, row);
      counters.keySet().forEach(name -> add(row, name, Fields.number(counters, name)));
    }
  }

  long get(String row, String counter) {
    return rows.getOrDefault(row, Map.of()).getOrDefault(counter, 0L);
  }

  long total(String counter) {
    return rows.keySet().stream().mapToLong(row -> get(row, counter)).sum();
  }

  /** The rows, those with the most of a counter first, then by name. */
  List<String> rowsByMost(String counter) {
    Comparator<String> most = Comparator.comparingLong(row -> -get(row, counter));
    return rows.keySet().stream().sorted(most.thenComparing(Comparator.naturalOrder())).toList();
  }

  Map<String, Object> toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    rows.forEach((row, counters) -> json.put(row, new LinkedHashMap<>(counters)));
    return json;
  }
}
