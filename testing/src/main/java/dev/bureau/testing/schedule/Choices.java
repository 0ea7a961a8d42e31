package dev.bureau.testing.schedule;

import dev.bureau.core.error.BadInputException;
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
public record Choices(Map<String, Map<Integer, Integer>> tracks) {
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

  public static Choices of(List<Choice> all) {
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
  public int size() {
    return tracks.values().stream().mapToInt(Map::size).sum();
  }

  /** How many there are on the tracks of that kind: those whose names begin so. */
  public int size(String kind) {
    return tracks.entrySet().stream()
        .filter(each -> each.getKey().startsWith(kind))
        .mapToInt(each -> each.getValue().size())
        .sum();
  }

  public String text() {
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
   * @throws BadInputException if it is none
   */
  public static Choices parse(String text) {
    List<Choice> all = new ArrayList<>();
    if (!text.isEmpty()) {
      for (String track : text.split(";", -1)) {
        int colon = track.indexOf(':');
        if (colon < 0) {
          throw malformed(track);
        }
        for (String each : track.substring(colon + 1).split(",", -1)) {
          all.add(choice(track.substring(0, colon), each));
        }
      }
    }
    return of(all);
  }

  private static Choice choice(String track, String text) {
    String[] pair = text.split("=", 2);
    try {
      return new Choice(track, Integer.parseInt(pair[0]), Integer.parseInt(pair[pair.length - 1]));
    } catch (NumberFormatException e) {
      throw malformed(text);
    }
  }

  private static BadInputException malformed(String text) {
    return new BadInputException("replay", text, "copy all of what the failure has printed");
  }
}
