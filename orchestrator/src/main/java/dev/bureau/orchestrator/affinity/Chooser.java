package dev.bureau.orchestrator.affinity;

import dev.bureau.core.id.SessionId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Chooses one of the members that are fit, which are always the same ones: when that changes,
 * another chooser takes over. Thread-safe; a choice allocates nothing and waits for nobody.
 */
@FunctionalInterface
interface Chooser {
  /**
   * Whom to give it; null if none of them can do it.
   *
   * @param request of the kind that this strategy takes
   */
  @Nullable SessionId choose(Request request);

  /** One after another. */
  static Chooser roundRobin(List<Member> fit, int start) {
    return fit.isEmpty() ? request -> null : new RoundRobin(ends(fit), start);
  }

  /**
   * Who has the fewest messages waiting.
   *
   * @param waiting how many each of them has, in their order
   */
  static Chooser leastLoaded(List<Member> fit, long[] waiting) {
    return fit.isEmpty() ? request -> null : new LeastLoaded(ends(fit), waiting);
  }

  /** The one that the key belongs to. */
  static Chooser sticky(List<Member> fit) {
    return fit.isEmpty() ? request -> null : new Sticky(fit);
  }

  /** Of those that can do it, one after another. */
  static Chooser byCapability(List<Member> fit, int start) {
    return new ByCapability(fit, start);
  }

  private static SessionId[] ends(List<Member> members) {
    return members.stream().map(Member::end).toArray(SessionId[]::new);
  }

  /** Each in its turn. */
  final class RoundRobin implements Chooser {
    private final SessionId[] fit;
    private final Turn turn;

    private RoundRobin(SessionId[] fit, int start) {
      this.fit = fit;
      this.turn = new Turn(fit.length, start);
    }

    @Override
    public SessionId choose(Request request) {
      return fit[turn.next()];
    }
  }

  /** The first of those with the least. */
  final class LeastLoaded implements Chooser {
    private final SessionId[] fit;
    private final Loads loads;

    private LeastLoaded(SessionId[] fit, long[] waiting) {
      this.fit = fit;
      this.loads = new Loads(waiting);
    }

    @Override
    public SessionId choose(Request request) {
      return fit[loads.least()];
    }
  }

  /**
   * Rendezvous hashing: each member has a weight for each slot, and the heaviest gets it; a key
   * belongs to one slot for ever. So if a member is gone, each of its slots goes to the next in
   * weight, and no other moves. The slots are there so that a choice takes no longer among many.
   */
  final class Sticky implements Chooser {
    private static final int SLOTS = 1 << 12;
    private static final long FNV_OFFSET = 0xCBF29CE484222325L;
    private static final long FNV_PRIME = 0x100000001B3L;

    private final SessionId[] fit;
    private final short[] owners = new short[SLOTS];

    private Sticky(List<Member> fit) {
      this.fit = ends(fit);
      long[] hashes = fit.stream().mapToLong(each -> hash(each.id().value())).toArray();
      for (int slot = 0; slot < SLOTS; slot++) {
        owners[slot] = (short) heaviest(mixed(slot), hashes);
      }
    }

    @Override
    public SessionId choose(Request request) {
      return fit[owners[(int) mixed(request.value().hashCode()) & (SLOTS - 1)]];
    }

    private static int heaviest(long slot, long[] hashes) {
      int heaviest = 0;
      long most = mixed(slot ^ hashes[0]);
      for (int i = 1; i < hashes.length; i++) {
        long weight = mixed(slot ^ hashes[i]);
        if (weight > most) {
          heaviest = i;
          most = weight;
        }
      }
      return heaviest;
    }

    /** Of 64 bits, for two members of the same hash would share one fate. */
    private static long hash(String text) {
      long hash = FNV_OFFSET;
      for (int i = 0; i < text.length(); i++) {
        hash = (hash ^ text.charAt(i)) * FNV_PRIME;
      }
      return mixed(hash);
    }

    private static long mixed(long bits) {
      long mixed = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
      mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
      return mixed ^ (mixed >>> 31);
    }
  }

  /** Those of one capability by turns. */
  final class ByCapability implements Chooser {
    private final Map<String, Chooser> able = new HashMap<>();

    private ByCapability(List<Member> fit, int start) {
      Map<String, List<Member>> members = new HashMap<>();
      for (Member each : fit) {
        for (String capability : each.capabilities()) {
          members.computeIfAbsent(capability, unused -> new ArrayList<>()).add(each);
        }
      }
      members.forEach((capability, some) -> able.put(capability, roundRobin(some, start)));
    }

    @Override
    public @Nullable SessionId choose(Request request) {
      Chooser chooser = able.get(request.value());
      return chooser == null ? null : chooser.choose(request);
    }
  }
}
