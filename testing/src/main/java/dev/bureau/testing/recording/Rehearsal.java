package dev.bureau.testing.recording;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Event;
import dev.bureau.core.json.Json;
import dev.bureau.core.message.MessageSent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Holds what an agent does with one message to what it did then: cells by their names, whatever
 * their order, and all that it gathers in its order.
 */
final class Rehearsal {
  private final RecordedHandling handling;
  private final List<RecordedHandling> all;
  private final Function<AssertionError, Error> fails;
  private final List<RecordedStep> cellsLeft;
  private int place;
  private boolean askedForTime;

  /**
   * @param all the whole recording, to find what is near
   * @param fails ends the test
   */
  Rehearsal(
      RecordedHandling handling,
      List<RecordedHandling> all,
      Function<AssertionError, Error> fails) {
    this.handling = handling;
    this.all = all;
    this.fails = fails;
    this.cellsLeft = new ArrayList<>(handling.cellSteps());
  }

  /** The agent wanted to know the time. */
  void askedForTime() {
    askedForTime = true;
  }

  /** What it gathered next, then. */
  Optional<RecordedHandling.Gathered> next() {
    return place < handling.gathered().size()
        ? Optional.of(handling.gathered().get(place))
        : Optional.empty();
  }

  /**
   * It chooses who gets work: the receiver of what is sent next.
   *
   * @param before how many it has chosen since it last sent something
   */
  SessionId chooses(int before) {
    return handling.gathered().stream()
        .skip(place)
        .map(RecordedHandling.Gathered::event)
        .filter(MessageSent.class::isInstance)
        .map(sent -> ((MessageSent) sent).receiver())
        .skip(before)
        .findFirst()
        .orElseThrow(
            () ->
                fails.apply(
                    new AssertionError(
                        "Session '%s', %s: the agent chose who gets work, and sent nothing more:%n%s"
                            .formatted(session(), handling, recorded()))));
  }

  /** It comes to a cell. */
  void cell(RecordedStep step, Map<String, Object> input) {
    Optional<RecordedStep> recorded = cellsLeft.stream().filter(step::agreesWith).findFirst();
    if (recorded.isEmpty()) {
      throw fails.apply(unexpected(step, "\n  Its input: " + Json.write(input)));
    }
    cellsLeft.remove(recorded.get());
  }

  /**
   * It gathers something.
   *
   * @return the event that it was then
   */
  Event<?> takes(RecordedStep step) {
    RecordedHandling.Gathered recorded =
        next()
            .filter(each -> each.step().agreesWith(step))
            .orElseThrow(() -> fails.apply(unexpected(step, "")));
    place++;
    return recorded.event();
  }

  /** It has returned. */
  void ends() {
    List<RecordedStep> left = left();
    if (!left.isEmpty()) {
      throw fails.apply(
          new AssertionError(
              "Session '%s', %s: the agent left out what is recorded:%n  %s%n%s"
                  .formatted(session(), handling, left.get(0), recorded())));
    }
  }

  /** It has thrown. */
  Error failed(Throwable cause) {
    return fails.apply(
        new AssertionError(
            "Session '%s', %s: the agent failed, and then it did not: %s%n%s"
                .formatted(session(), handling, cause, recorded()),
            cause));
  }

  private SessionId session() {
    return handling.handled().session();
  }

  private AssertionError unexpected(RecordedStep step, String more) {
    return new AssertionError(
        "Session '%s', %s: the agent took a step that is not recorded there:%n  %s%s%nThe nearest recorded: %s%n%s"
            .formatted(session(), handling, step, more, nearest(step), recorded()));
  }

  /** The likest of all; of those that are as like, one of this message that is left. */
  private String nearest(RecordedStep step) {
    record Near(RecordedHandling where, RecordedStep what, int likeness) {}
    List<Near> near = new ArrayList<>();
    List<RecordedStep> left = left();
    for (RecordedHandling each : all) {
      boolean here = each.equals(handling);
      for (RecordedStep what : each.steps()) {
        int likeness = what.likeness(step) * 4 + (here ? 2 : 0);
        near.add(new Near(each, what, likeness + (here && left.contains(what) ? 1 : 0)));
      }
    }
    return near.stream()
        .max(Comparator.comparingInt(Near::likeness))
        .map(
            best ->
                "of %s%n  %s"
                    .formatted(
                        best.where().equals(handling) ? "this message" : best.where(), best.what()))
        .orElse("none; no step is recorded at all");
  }

  private List<RecordedStep> left() {
    List<RecordedStep> left = new ArrayList<>(cellsLeft);
    handling.gathered().stream().skip(place).forEach(each -> left.add(each.step()));
    return left;
  }

  private String recorded() {
    StringBuilder text = new StringBuilder("Recorded for this message:\n");
    List<RecordedStep> left = left();
    List<RecordedStep> steps = handling.steps();
    for (RecordedStep each : steps) {
      text.append(left.contains(each) ? "  [left] " : "  [done] ").append(each).append('\n');
    }
    text.append(steps.isEmpty() ? "  (nothing)\n" : "");
    if (askedForTime && handling.cellSteps().isEmpty()) {
      text.append(
          "It has no cell, so its now() is not recorded; it got the nearest that is known, ");
      text.append(handling.now()).append('\n');
    }
    return text.toString();
  }
}
