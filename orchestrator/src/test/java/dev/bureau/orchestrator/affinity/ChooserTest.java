package dev.bureau.orchestrator.affinity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.id.SessionId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** S40: what each strategy promises, whatever the members. */
class ChooserTest {
  private static final int KEYS = 10_000;

  private final Random random = new Random(40);

  private static Member member(String id, String... capabilities) {
    return new Member(
        new SessionId(id), new SessionId(id), new TreeSet<>(Arrays.asList(capabilities)), null);
  }

  private static List<Member> members(int count) {
    return IntStream.range(0, count).mapToObj(each -> member("department-" + each)).toList();
  }

  private static void count(Chooser chooser, int times, Map<SessionId, Integer> counts) {
    for (int i = 0; i < times; i++) {
      counts.merge(chooser.choose(Request.any()), 1, Integer::sum);
    }
  }

  private static int spread(Collection<Integer> counts) {
    return Collections.max(counts) - Collections.min(counts);
  }

  private static Map<String, SessionId> owners(List<Member> fit) {
    Chooser chooser = Chooser.sticky(fit);
    Map<String, SessionId> owners = new HashMap<>();
    for (int i = 0; i < KEYS; i++) {
      String key = "customer-" + i;
      owners.put(key, chooser.choose(Request.keyed(key)));
    }
    return owners;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 100, 1_000})
  void takesEachInItsTurn(int count) {
    Chooser chooser = Chooser.roundRobin(members(count), random.nextInt(2_000));
    Map<SessionId, Integer> counts = new HashMap<>();

    for (int times = 1; times <= 3 * count + 1; times++) {
      count(chooser, 1, counts);

      assertThat(counts).hasSize(Math.min(times, count));
      assertThat(spread(counts.values())).isLessThanOrEqualTo(1);
    }
  }

  @Test
  void goesByTheOrderOfTheMembers() {
    Chooser chooser = Chooser.roundRobin(List.of(member("b"), member("a"), member("c")), 0);

    assertThat(IntStream.range(0, 4).mapToObj(each -> chooser.choose(Request.any()).value()))
        .containsExactly("b", "a", "c", "b");
  }

  @Test
  void isFairToWithinTheGroupsOfThreadsThatMeet() throws Exception {
    Chooser chooser = Chooser.roundRobin(members(3), 0);
    List<CompletableFuture<Map<SessionId, Integer>>> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      threads.add(
          CompletableFuture.supplyAsync(
              () -> {
                Map<SessionId, Integer> counts = new TreeMap<>();
                count(chooser, 100_000, counts);
                return counts;
              }));
    }

    Map<SessionId, Integer> all = new TreeMap<>();
    for (CompletableFuture<Map<SessionId, Integer>> each : threads) {
      each.get().forEach((member, times) -> all.merge(member, times, Integer::sum));
    }
    Map<SessionId, Integer> alone = new TreeMap<>();
    count(chooser, 3_001, alone);

    assertThat(all.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(400_000);
    assertThat(spread(all.values())).isLessThanOrEqualTo(Turn.GROUPS + 1);
    assertThat(spread(alone.values())).isLessThanOrEqualTo(1);
  }

  @Test
  void takesWhoeverHasLeast() {
    for (int run = 0; run < 200; run++) {
      long[] loads = random.longs(1 + random.nextInt(8), 0, 20).toArray();
      List<Member> members = members(loads.length);
      Chooser chooser = Chooser.leastLoaded(members, loads);

      for (int i = 0; i < 40; i++) {
        int chosen =
            IntStream.range(0, loads.length).reduce(0, (a, b) -> loads[b] < loads[a] ? b : a);

        assertThat(chooser.choose(Request.any())).isEqualTo(members.get(chosen).end());
        loads[chosen]++;
      }
    }
  }

  @Test
  void levelsTheLoadsThoughThreadsMeet() throws Exception {
    List<Member> members = members(4);
    Chooser chooser = Chooser.leastLoaded(members, new long[] {0, 5, 10, 1_000_000});
    List<CompletableFuture<Map<SessionId, Integer>>> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      threads.add(
          CompletableFuture.supplyAsync(
              () -> {
                Map<SessionId, Integer> counts = new TreeMap<>();
                count(chooser, 30_000, counts);
                return counts;
              }));
    }

    Map<SessionId, Integer> all = new TreeMap<>();
    for (CompletableFuture<Map<SessionId, Integer>> each : threads) {
      each.get().forEach((member, times) -> all.merge(member, times, Integer::sum));
    }

    assertThat(all).doesNotContainKey(members.get(3).end());
    assertThat(all.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(120_000);
    assertThat(spread(all.values())).isLessThanOrEqualTo((10 + 1) * (Turn.GROUPS + 1));
  }

  @Test
  void movesOnlyTheKeysOfAMemberThatGoesAway() {
    List<Member> all = members(7);
    Map<String, SessionId> before = owners(all);

    for (Member gone : all) {
      List<Member> left = all.stream().filter(each -> !each.equals(gone)).toList();
      Map<String, SessionId> after = owners(left);

      before.forEach(
          (key, owner) -> {
            if (!owner.equals(gone.end())) {
              assertThat(after).containsEntry(key, owner);
            }
          });
    }
  }

  @Test
  void givesTheKeysBackToAMemberThatReturns() {
    List<Member> all = members(7);
    List<Member> shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, random);

    assertThat(owners(shuffled)).isEqualTo(owners(all));
  }

  @Test
  void spreadsTheKeysOverTheMembers() {
    Map<SessionId, Integer> counts = new TreeMap<>();
    owners(members(5)).values().forEach(each -> counts.merge(each, 1, Integer::sum));

    assertThat(counts).hasSize(5);
    assertThat(counts.values()).allMatch(each -> Math.abs(each - KEYS / 5) < KEYS / 50);
  }

  @Test
  void keepsAKeyThoughItsMemberPassesToAnotherSession() {
    List<Member> all = members(4);
    List<Member> passed =
        all.stream()
            .map(each -> new Member(each.id(), new SessionId("next"), each.capabilities(), null))
            .toList();

    SessionId owner = Chooser.sticky(all).choose(Request.keyed("customer-7"));

    for (int i = 0; i < all.size(); i++) {
      List<Member> one = new ArrayList<>(all);
      one.set(i, passed.get(i));
      SessionId now = Chooser.sticky(one).choose(Request.keyed("customer-7"));
      assertThat(now.value())
          .isEqualTo(all.get(i).end().equals(owner) ? "next" : String.valueOf(owner));
    }
  }

  @Test
  void takesThoseThatHaveTheCapabilityByTurns() {
    Chooser chooser =
        Chooser.byCapability(
            List.of(
                member("saw", "joinery"),
                member("brush", "painting"),
                member("both", "joinery", "painting")),
            0);

    List<String> joiners = new ArrayList<>();
    List<String> painters = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      joiners.add(String.valueOf(chooser.choose(Request.needing("joinery"))));
      painters.add(String.valueOf(chooser.choose(Request.needing("painting"))));
    }

    assertThat(joiners).containsExactly("saw", "both", "saw", "both");
    assertThat(painters).containsExactly("brush", "both", "brush", "both");
  }

  @Test
  void takesNobodyWhereNobodyIsFit() {
    assertThat(Chooser.roundRobin(List.of(), 3).choose(Request.any())).isNull();
    assertThat(Chooser.leastLoaded(List.of(), new long[0]).choose(Request.any())).isNull();
    assertThat(Chooser.sticky(List.of()).choose(Request.keyed("k"))).isNull();
    assertThat(Chooser.byCapability(members(2), 0).choose(Request.needing("joinery"))).isNull();
  }
}
