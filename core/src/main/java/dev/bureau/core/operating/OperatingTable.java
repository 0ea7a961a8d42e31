package dev.bureau.core.operating;

import dev.bureau.core.error.BadInputException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The bands in which a session is worked with, and what each advises (E35): a row for each thing
 * that is measured. Start from {@link #defaults()}. Immutable.
 *
 * @param position the row of the context position
 * @param active the row of the active time
 */
public record OperatingTable(PositionRow position, ActiveRow active) {
  private static final OperatingTable DEFAULTS =
      new OperatingTable(
          new PositionRow(0.6, 0.75, 0.85),
          new ActiveRow(Duration.ofMinutes(30), Duration.ofMinutes(10), Duration.ofMinutes(60)));

  /**
   * Shares of the window.
   *
   * @param disclose from which on less is shown (0.6)
   * @param defer from which on what is not critical is deferred (0.75)
   * @param recover above which the session is to be recovered, not from which (0.85)
   */
  public record PositionRow(double disclose, double defer, double recover) {
    /**
     * @throws BadInputException if they are no shares above 0, or in the wrong order
     */
    public PositionRow {
      share(disclose, 0);
      share(defer, disclose);
      share(recover, defer);
    }

    private static void share(double value, double least) {
      if (!(value > 0 && value <= 1)) {
        throw new BadInputException("operating.context", value, "give a share above 0, at most 1");
      }
      if (value < least) {
        throw new BadInputException("operating.context", value, "give " + least + " or more");
      }
    }

    /**
     * A row of these three shares.
     *
     * @throws BadInputException if they are not three, or out of their ranges
     */
    public static PositionRow of(List<Double> shares) {
      if (shares.size() != 3) {
        throw new BadInputException("operating.context", shares, "give three shares");
      }
      return new PositionRow(shares.get(0), shares.get(1), shares.get(2));
    }

    /** All three, in order. */
    public List<Double> shares() {
      return List.of(disclose, defer, recover);
    }

    /** The band of a position. */
    public ContextBand band(double share) {
      if (share < disclose) {
        return ContextBand.NORMAL;
      }
      if (share < defer) {
        return ContextBand.PROGRESSIVE_DISCLOSURE;
      }
      return share <= recover ? ContextBand.DEFER_NON_CRITICAL : ContextBand.EMERGENCY_RECOVERY;
    }
  }

  /**
   * Times in which a session was ACTIVE.
   *
   * @param checkpoint from which on checkpoints are advised (30 min)
   * @param every how often (10 min)
   * @param renew above which another session is advised, not from which (60 min)
   */
  public record ActiveRow(Duration checkpoint, Duration every, Duration renew) {
    /**
     * @throws BadInputException if they are not longer than zero, or in the wrong order
     */
    public ActiveRow {
      positive("operating.active", checkpoint);
      positive("operating.checkpoints", every);
      if (renew.compareTo(checkpoint) < 0) {
        throw new BadInputException("operating.active", renew, "give " + checkpoint + " or more");
      }
    }

    private static void positive(String key, Duration value) {
      if (value.isNegative() || value.isZero()) {
        throw new BadInputException(key, value, "give a time longer than zero");
      }
    }

    /**
     * The same with these two times.
     *
     * @param times after which checkpoints, and another session, are advised
     * @throws BadInputException if they are not two, or out of their ranges
     */
    public ActiveRow with(List<Duration> times) {
      if (times.size() != 2) {
        throw new BadInputException("operating.active", times, "give two times");
      }
      return new ActiveRow(times.get(0), every, times.get(1));
    }

    /** The same with checkpoints advised in another rhythm. */
    public ActiveRow withEvery(Duration changed) {
      return new ActiveRow(checkpoint, changed, renew);
    }

    /** After which times checkpoints, and another session, are advised. */
    public List<Duration> times() {
      return List.of(checkpoint, renew);
    }

    /** The band of an active time. */
    public ActiveBand band(Duration time) {
      if (time.compareTo(checkpoint) < 0) {
        return ActiveBand.NORMAL;
      }
      return time.compareTo(renew) <= 0 ? ActiveBand.CHECKPOINT : ActiveBand.NEW_SESSION;
    }
  }

  /** What the design says. */
  public static OperatingTable defaults() {
    return DEFAULTS;
  }

  /** The same with another row of the context position. */
  public OperatingTable with(PositionRow changed) {
    return new OperatingTable(changed, active);
  }

  /** The same with another row of the active time. */
  public OperatingTable with(ActiveRow changed) {
    return new OperatingTable(position, changed);
  }

  /** What is advised to a session in these bands, a piece for each row that is not normal. */
  public List<Advice> advice(ContextBand context, ActiveBand time) {
    List<Advice> advice = new ArrayList<>();
    switch (context) {
      case NORMAL -> {}
      case PROGRESSIVE_DISCLOSURE -> advice.add(ofPosition("show what is asked for, not all"));
      case DEFER_NON_CRITICAL -> advice.add(ofPosition("keep what is not critical out of it"));
      case EMERGENCY_RECOVERY -> advice.add(ofPosition("go on with a fresh window"));
    }
    switch (time) {
      case NORMAL -> {}
      case CHECKPOINT ->
          advice.add(
              new Advice(
                  "active time", "take a checkpoint every " + active.every().toMinutes() + " min"));
      case NEW_SESSION -> advice.add(new Advice("active time", "begin a new session"));
    }
    return List.copyOf(advice);
  }

  private static Advice ofPosition(String text) {
    return new Advice("context position", text);
  }
}
