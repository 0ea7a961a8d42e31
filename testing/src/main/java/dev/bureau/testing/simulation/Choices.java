package dev.bureau.testing.simulation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was left to chance in a run and did not turn out 0. As text: {@code track:place=choice}
 * joined by {@code ;}, which plays the run again.
 *
 * @param tracks the choices of each track by their places
 */
record Choices(Map<String, Map<Integer, Integer>> tracks) {
  /** One choice. */
  record Choice(String track, int place, int value) {}

  Map<Integer, Integer> track(String name) {
    return tracks.getOrDefault(name, Map.of());
  }

  /** All of them, track by track. */
  List<Choice> all() {
    List<Choice> all = new ArrayList<>();
    tracks.forEach(
        (track, choices) ->
            choices.forEach((place, value) -> all.add(new Choice(track, place, value))));
    return all;
  }

  static Choices of(List<Choice> all) {
    Map<String, Map<Integer, Integer>> tracks = new TreeMap<>();
    for (Choice each : all) {
      if (each.value() != 0) {
        tracks
            .computeIfAbsent(each.track(), name -> new TreeMap<>())
            .put(each.place(), each.value());
      }
    }
    return new Choices(Collections.unmodifiableMap(tracks));
  }

  /** How many there are. */
  int size() {
    return tracks.values().stream().mapToInt(Map::size).sum();
  }

  /** How many there are on the tracks of that kind: those whose names begin so. */
  int size(String kind) {
    return tracks.entrySet().stream()
        .filter(each -> each.getKey().startsWith(kind))
        .mapToInt(each -> each.getValue().size())
        .sum();
  }

  String text() {
    StringBuilder text = new StringBuilder();
    tracks.forEach(
        (track, choices) -> {
          text.append(text.isEmpty() ? "" : ";").append(track).append(':');
          String comma = "";
          for (Map.Entry<Integer, Integer> each : choices.entrySet()) {
            text.append(comma).append(each.getKey()).append('=').append(each.getValue());
            comma = ",";
          }
        });
    return text.toString();
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException if it is none
   */
  static Choices parse(String text) {
    List<Choice> all = new ArrayList<>();
    if (!text.isEmpty()) {
      for (String track : text.split(";", -1)) {
        int colon = track.indexOf(':');
        if (colon < 0) {
          throw new IllegalArgumentException("'" + track + "' has no ':' behind its track's name");
        }
        for (String each : track.substring(colon + 1).split(",", -1)) {
          String[] pair = each.split("=", 2);
          all.add(
              new Choice(
                  track.substring(0, colon),
                  Integer.parseInt(pair[0]),
                  Integer.parseInt(pair[pair.length - 1])));
        }
      }
    }
    return of(all);
  }
}
