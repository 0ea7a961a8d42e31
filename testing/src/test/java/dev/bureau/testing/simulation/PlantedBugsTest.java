package dev.bureau.testing.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.testing.schedule.Choices;
import dev.bureau.testing.schedule.Shrinking;
import dev.bureau.testing.schedule.Tape;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The control of the simulation (RELIABILITY, G7): bugs that are planted in doubles are found. A
 * plant counts how often it makes a difference, so that one that nothing reaches would be seen.
 */
class PlantedBugsTest {
  private static final int SEEDS = 3_000;
  private static final int ALL_SEEDS = 10_000;

  static List<Plant> plants() {
    return Stream.of(DoorPlants.all(), MailPlants.all(), LeasePlants.all())
        .flatMap(List::stream)
        .toList();
  }

  /** By the same seed on every JDK. */
  @ParameterizedTest
  @MethodSource("plants")
  @Tag("large")
  void isFound(Plant plant) {
    Found found = search(plant, SEEDS);

    assertThat(found.bites()).isPositive();
  }

  @Test
  void areMany() {
    assertThat(plants()).hasSizeGreaterThanOrEqualTo(20);
    assertThat(plants()).filteredOn(each -> each.place() == Plant.Place.DOOR).hasSizeGreaterThan(4);
    assertThat(plants()).filteredOn(each -> each.place() != Plant.Place.DOOR).hasSizeGreaterThan(4);
  }

  @Test
  @Tag("full")
  void areAllFoundAndMadeSmall() {
    List<Integer> faults = new ArrayList<>();
    List<Integer> choices = new ArrayList<>();
    for (Plant plant : plants()) {
      Found found = search(plant, ALL_SEEDS);
      Choices small = found.shrunk();
      faults.add(small.size("fault "));
      choices.add(small.size());
      System.out.printf(
          "| %s | %s | %d | %d | %d |%n",
          plant, plant.place(), found.seed(), small.size("fault "), small.size());
    }

    assertThat(median(faults)).isLessThanOrEqualTo(5);
    assertThat(median(choices)).isLessThanOrEqualTo(20);
  }

  private static int median(List<Integer> numbers) {
    return numbers.stream().sorted().toList().get(numbers.size() / 2);
  }

  /** The first seed that finds a bug. */
  private record Found(Plant plant, long seed, Choices choices, String failure, int bites) {
    Choices shrunk() {
      AtomicLong steps = new AtomicLong();
      return new Shrinking(
              fewer -> {
                if (steps.get() > Seeds.MOST_STEPS_TO_SHRINK) {
                  return false;
                }
                World.Run run = plant.run(Tape.played(seed, fewer), false).run();
                steps.addAndGet(run.steps());
                return run.failure() != null && Seeds.kind(run.failure()).equals(failure);
              })
          .of(choices);
    }
  }

  private static Found search(Plant plant, int seeds) {
    for (int seed = 1; seed <= seeds; seed++) {
      Plant.Trial trial = plant.run(Tape.drawn(seed), false);
      if (trial.isFound()) {
        return new Found(
            plant,
            seed,
            trial.run().choices(),
            Seeds.kind(Objects.requireNonNull(trial.run().failure())),
            trial.bites());
      }
    }
    throw new AssertionError("Not found with " + seeds + " seeds: " + plant);
  }
}
