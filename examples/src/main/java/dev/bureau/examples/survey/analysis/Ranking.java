package dev.bureau.examples.survey.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The first twenty of many entries, each a JSON object with a path; ties go by path. */
record Ranking(Comparator<Map<String, Object>> order) {
  private static final int LENGTH = 20;
  private static final Comparator<Map<String, Object>> BY_PATH =
      Comparator.comparing(entry -> Fields.text(entry, "path"));

  static Ranking byMost(String field) {
    Comparator<Map<String, Object>> most =
        Comparator.comparingLong(entry -> -Fields.number(entry, field));
    return new Ranking(most.thenComparing(BY_PATH));
  }

  /** By the quotient of two fields, exactly. */
  static Ranking byShare(String part, String whole) {
    Comparator<Map<String, Object>> share =
        (a, b) ->
            Long.compare(
                Fields.number(b, part) * Fields.number(a, whole),
                Fields.number(a, part) * Fields.number(b, whole));
    return new Ranking(share.thenComparing(BY_PATH));
  }

  List<Map<String, Object>> first(List<Map<String, Object>> entries) {
    return entries.stream().sorted(order).limit(LENGTH).toList();
  }

  List<Map<String, Object>> firstOf(List<Map<String, Object>> batches, String field) {
    List<Map<String, Object>> all = new ArrayList<>();
    batches.forEach(batch -> all.addAll(Fields.maps(batch, field)));
    return first(all);
  }
}
