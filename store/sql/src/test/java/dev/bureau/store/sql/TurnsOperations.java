package dev.bureau.store.sql;

import dev.bureau.testing.OpenLock;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;

/**
 * Callers that add to one sum as the writer adds to one file: a group works on a copy, which then
 * becomes the sum as a whole, and a piece that fails takes that of all others with it.
 */
public class TurnsOperations {
  private final Turns<Addition> turns;
  private int sum;

  public TurnsOperations() {
    this(new ReentrantLock());
  }

  TurnsOperations(Lock lock) {
    turns = new Turns<>(lock, this::together);
  }

  private static final class Addition {
    final int number;
    int result;

    Addition(int number) {
      this.number = number;
    }
  }

  private void together(List<Addition> pieces) {
    int copy = sum;
    for (Addition each : pieces) {
      if (each.number < 0) {
        throw new IllegalArgumentException("planted");
      }
      copy += each.number;
      each.result = copy;
    }
    sum = copy;
  }

  @Operation
  public int add(@Param(gen = IntGen.class, conf = "1:3") int number) {
    Addition addition = new Addition(number);
    turns.take(addition);
    return addition.result;
  }

  @Operation
  public String fail() {
    try {
      turns.take(new Addition(-1));
      return "done";
    } catch (IllegalArgumentException e) {
      return e.getMessage();
    }
  }

  /** With a lock that lets everybody in as long as nobody has to wait. */
  public static final class Unlocked extends TurnsOperations {
    public Unlocked() {
      super(new OpenLock());
    }
  }
}
