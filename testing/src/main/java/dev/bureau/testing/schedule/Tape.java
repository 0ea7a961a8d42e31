package dev.bureau.testing.schedule;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one run leaves to chance, as numbers on named tracks; 0 is always the calm choice: no fault,
 * nobody else's turn. Drawn from a seed and recorded, or played from a recording, in which
 * everything that is not written is 0. One more draw on one track never shifts another.
 */
public final class Tape {
  private final long seed;
  private final @Nullable Choices played;
  private final Map<String, Track> tracks = new HashMap<>();

  private Tape(long seed, @Nullable Choices played) {
    this.seed = seed;
    this.played = played;
  }

  /** Everything that a seed chooses. */
  public static Tape drawn(long seed) {
    return new Tape(seed, null);
  }

  /** Exactly those choices; what is not left to this tape follows from the seed. */
  public static Tape played(long seed, Choices choices) {
    return new Tape(seed, choices);
  }

  public long seed() {
    return seed;
  }

  /** A number from 0 to below the bound, each as likely. */
  public int below(String track, int bound) {
    return track(track).next(bound, 1);
  }

  /** A number from 1 to below the bound with that probability, else 0. */
  public int rarely(String track, double probability, int bound) {
    return track(track).next(bound, probability);
  }

  /** What was chosen, as far as it is not 0. */
  public Choices choices() {
    Map<String, Map<Integer, Integer>> all = new TreeMap<>();
    tracks.forEach(
        (name, track) -> {
          if (!track.chosen.isEmpty()) {
            all.put(name, track.chosen);
          }
        });
    return new Choices(all);
  }

  private Track track(String name) {
    return tracks.computeIfAbsent(name, this::made);
  }

  private Track made(String name) {
    return new Track(
        new SplittableRandom(seed * 31 + name.hashCode()),
        played == null ? null : played.track(name));
  }

  private static final class Track {
    private final SplittableRandom random;
    private final @Nullable Map<Integer, Integer> played;
    private final Map<Integer, Integer> chosen = new TreeMap<>();
    private int place;

    Track(SplittableRandom random, @Nullable Map<Integer, Integer> played) {
      this.random = random;
      this.played = played;
    }

    int next(int bound, double probability) {
      int choice =
          played == null
              ? drawn(bound, probability)
              : Math.min(played.getOrDefault(place, 0), bound - 1);
      if (choice != 0) {
        chosen.put(place, choice);
      }
      place++;
      return choice;
    }

    private int drawn(int bound, double probability) {
      if (probability >= 1) {
        return random.nextInt(bound);
      }
      return bound > 1 && random.nextDouble() < probability ? 1 + random.nextInt(bound - 1) : 0;
    }
  }
}
