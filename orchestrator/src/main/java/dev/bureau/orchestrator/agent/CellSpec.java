package dev.bureau.orchestrator.agent;

import dev.bureau.core.cell.SideEffect;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.grant.Need;
import dev.bureau.core.json.Json;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a cell is (X3).
 *
 * @param name the step's name in the handler, 1–128 characters; the same name may occur again
 * @param type what kind of work, {@code step} unless said
 * @param effect what it does to the world
 * @param input what the work depends on beside the message; the same at every attempt
 * @param attempts how often and how long it is tried
 * @param need what is reserved for its call before it runs; null for nothing
 */
public record CellSpec(
    String name,
    String type,
    SideEffect effect,
    Map<String, Object> input,
    Attempts attempts,
    @Nullable Need need) {
  private static final int LONGEST = 128;

  /**
   * @throws BadInputException if a name is blank or too long
   */
  public CellSpec {
    for (String each : new String[] {name, type}) {
      if (each.isBlank() || each.length() > LONGEST) {
        throw new BadInputException("cell", each, "give 1-" + LONGEST + " characters");
      }
    }
    input = Json.object("cell input", input);
  }

  /** A step that only reads: after a death in its middle it runs again. */
  public static CellSpec readOnly(String name) {
    return of(name, SideEffect.READ_ONLY);
  }

  /** A step that may be repeated under the same key: after a death in its middle it runs again. */
  public static CellSpec idempotent(String name) {
    return of(name, SideEffect.IDEMPOTENT);
  }

  /**
   * A step that must not be repeated unasked: after a death in its middle it waits for a decision.
   */
  public static CellSpec effect(String name) {
    return of(name, SideEffect.EFFECT);
  }

  /** The same with what the work depends on. */
  public CellSpec input(Map<String, ?> object) {
    return new CellSpec(name, type, effect, Json.object("cell input", object), attempts, need);
  }

  /** The same with a kind of work. */
  public CellSpec type(String kind) {
    return new CellSpec(name, kind, effect, input, attempts, need);
  }

  /**
   * The same with a rule of its own for failures, as {@link Attempts} says (X62): up to so often
   * its message is tried again after pauses that begin with this one and double; then the message's
   * own retries apply, less those.
   */
  public CellSpec retries(int times, Duration pause) {
    Attempts more = new Attempts(times, pause, attempts.limit());
    return new CellSpec(name, type, effect, input, more, need);
  }

  /** The same with a limit of time, after which the work's thread is interrupted (X62). */
  public CellSpec timeout(Duration limit) {
    Attempts limited = new Attempts(attempts.retries(), attempts.pause(), limit);
    return new CellSpec(name, type, effect, input, limited, need);
  }

  /**
   * The same, for which so much is reserved before it runs (X5), durably, at each attempt anew. If
   * that would break a limit, its work does not run, and {@link Context#cell} throws a {@link
   * dev.bureau.core.budget.BudgetExceededException}. What it uses is settled in the commit that
   * ends it: report it inside of the cell.
   */
  public CellSpec budget(Need most) {
    return new CellSpec(name, type, effect, input, attempts, most);
  }

  private static CellSpec of(String name, SideEffect effect) {
    return new CellSpec(name, "step", effect, Map.of(), Attempts.ANY, null);
  }
}
