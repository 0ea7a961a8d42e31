package dev.bureau.testing.recording;

import dev.bureau.core.cell.Cells;
import dev.bureau.core.change.Fold;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.journal.Event;
import dev.bureau.core.json.Json;
import dev.bureau.core.message.Message;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How a message was handled.
 *
 * @param handled the entry that says so
 * @param message what was handled
 * @param shown the session as its agent saw it
 * @param applied the session right after it, to which what was gathered was applied
 * @param now the time of the handling, as far as that is known
 * @param cells all cells of the session as they stand at the end of the recording
 * @param gathered what took effect at the end, in its order
 */
record RecordedHandling(
    Entry handled,
    Message message,
    Fold.State shown,
    Fold.State applied,
    Instant now,
    Cells cells,
    List<Gathered> gathered) {
  private static final Pattern TIME = Pattern.compile("\"(\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z)\"");
  private static final Duration LONGEST = Duration.ofMinutes(1);

  /** One of the things that were gathered: the event, and what can be compared of it. */
  record Gathered(Event<?> event, RecordedStep step) {}

  /** The same, when it is known what all cells have come to. */
  RecordedHandling with(Cells last) {
    Instant began = last.handlingAt(message.id()).orElseGet(this::writtenDown);
    return new RecordedHandling(handled, message, shown, applied, began, last, gathered);
  }

  /** The latest time in what it gathered, if that is right before its commit; else the commit's. */
  private Instant writtenDown() {
    Instant latest = handled.at().minus(LONGEST);
    for (Gathered each : gathered) {
      Matcher times = TIME.matcher(Json.write(each.step().detail()));
      while (times.find()) {
        Instant time = time(times.group(1));
        latest = time.isAfter(latest) && !time.isAfter(handled.at()) ? time : latest;
      }
    }
    return latest.equals(handled.at().minus(LONGEST)) ? handled.at() : latest;
  }

  private static Instant time(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      return Instant.MIN; // it only looks like one, as the 31st of February
    }
  }

  /** Its cells, in the order in which they first appeared. */
  List<RecordedStep> cellSteps() {
    return cells.all().stream()
        .filter(each -> each.step().key().message().equals(message.id()))
        .map(each -> RecordedStep.cell(each.step()))
        .toList();
  }

  /** All it did: its cells, then what it gathered. */
  List<RecordedStep> steps() {
    return Stream.concat(cellSteps().stream(), gathered.stream().map(Gathered::step)).toList();
  }

  @Override
  public String toString() {
    return "message %s %s (version %d)".formatted(message.type(), message.id(), handled.version());
  }
}
