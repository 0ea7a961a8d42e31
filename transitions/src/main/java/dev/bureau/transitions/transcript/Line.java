package dev.bureau.transitions.transcript;

import dev.bureau.core.transcript.Spot;
import java.util.List;

/**
 * What one line of a transcript says.
 *
 * @param end the place behind it, by which it is known
 * @param facts at least one, in their order
 */
public record Line(Spot end, List<Fact> facts) {
  public Line {
    facts = List.copyOf(facts);
  }
}
