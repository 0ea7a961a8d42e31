package dev.bureau.orchestrator.affinity;

import dev.bureau.core.affinity.Strategy;
import dev.bureau.core.error.BadInputException;

/**
 * What is asked of a binding: whom to give a piece of work (S40). Each strategy takes one kind and
 * refuses the others, for it could not do what they ask. Immutable.
 */
public final class Request {
  private static final int LONGEST = 256;
  private static final Request ANY = new Request(Kind.ANY, "");

  private final Kind kind;
  private final String value;

  /** What it goes by. */
  enum Kind {
    ANY("Request.any()"),
    KEYED("Request.keyed(key)"),
    NEEDING("Request.needing(capability)");

    private final String call;

    Kind(String call) {
      this.call = call;
    }

    /** The kind that a strategy takes. */
    static Kind of(Strategy strategy) {
      return switch (strategy) {
        case ROUND_ROBIN, LEAST_LOADED -> ANY;
        case STICKY -> KEYED;
        case CAPABILITY -> NEEDING;
      };
    }

    /** How it is made. */
    String call() {
      return call;
    }
  }

  private Request(Kind kind, String value) {
    this.kind = kind;
    this.value = value;
  }

  /** Any member may do it: for ROUND_ROBIN and LEAST_LOADED. */
  public static Request any() {
    return ANY;
  }

  /**
   * It belongs together with all else of that key: for STICKY.
   *
   * @param key 1–256 characters
   * @throws BadInputException if it is empty or longer
   */
  public static Request keyed(String key) {
    return new Request(Kind.KEYED, checked("key", key));
  }

  /**
   * Only who has that capability can do it: for CAPABILITY.
   *
   * @param capability 1–256 characters
   * @throws BadInputException if it is empty or longer
   */
  public static Request needing(String capability) {
    return new Request(Kind.NEEDING, checked("capability", capability));
  }

  private static String checked(String field, String value) {
    if (value.isEmpty() || value.length() > LONGEST) {
      throw new BadInputException(field, value, "give 1-" + LONGEST + " characters");
    }
    return value;
  }

  Kind kind() {
    return kind;
  }

  /** The key or the capability; empty if it is neither. */
  String value() {
    return value;
  }

  @Override
  public String toString() {
    return kind == Kind.ANY ? kind.call() : kind.call().replaceAll("\\(.*", "(" + value + ")");
  }
}
