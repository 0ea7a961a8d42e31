package dev.bureau.core.context;

import dev.bureau.core.change.Change;
import dev.bureau.core.change.Decision;
import dev.bureau.core.context.ContextEntry.Place;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.BlobId;
import dev.bureau.core.journal.Event;
import dev.bureau.core.operating.ContextBand;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The pure rules of what an agent knows (E1–E3). Whatever changes it, what follows from how full
 * the window is by then stands in the same commit: thresholds crossed and left, room made, the
 * reading.
 */
public final class ContextRules {
  /** The most entries of a session. */
  public static final int MOST_ENTRIES = 1_000;

  private final WindowConfig config;

  public ContextRules(WindowConfig config) {
    this.config = config;
  }

  /** What it goes by. */
  public WindowConfig config() {
    return config;
  }

  /**
   * The agent knows something, in place of what it knew under that key; nothing happens if it is in
   * the window like that.
   *
   * @param wanted what; of whichever version
   * @throws BadInputException when it is decided, if it takes more tokens than the window has, or
   *     it would be the 1,001st entry
   */
  public Decision put(ContextEntry wanted) {
    return (session, aspects, moment) -> {
      ContextMap before = aspects.get(ContextMap.ASPECT);
      @Nullable ContextEntry present = before.find(wanted.key()).orElse(null);
      if (present != null && present.equals(wanted.at(present.version()))) {
        return Change.NONE;
      }
      long total = config.gauge(before).total();
      if (wanted.tokens() > total) {
        throw new BadInputException(
            "context " + wanted.key(),
            wanted.tokens() + " tokens",
            "keep it to the " + total + " tokens of the window");
      }
      if (present == null && before.entries().size() >= MOST_ENTRIES) {
        throw new BadInputException(
            "context", wanted.key(), "remove or compress some of its " + MOST_ENTRIES + " entries");
      }
      ContextPut put = new ContextPut(wanted.at(session.version() + 1));
      List<ContextEvent> events =
          new Settling(before, config, moment.now()).add(List.of(put)).settled();
      return Change.of(events).withBlobs(blobs(events));
    };
  }

  /** The agent no longer knows something; nothing happens if it does not. */
  public Decision remove(String key) {
    return deciding(
        before -> before.find(key).isEmpty() ? List.of() : List.of(new ContextRemoved(key)));
  }

  /** What was deferred is to be in the window again; nothing happens if it is there, or nowhere. */
  public Decision recall(String key) {
    return deciding(
        before ->
            before.find(key).filter(each -> !each.counts()).isEmpty()
                ? List.of()
                : List.of(new ContextRecalled(List.of(key))));
  }

  /** The provider has said how full the window is; nothing happens if that is how it stands. */
  public Decision report(ContextReported report) {
    return deciding(
        before ->
            before.reported() != null && report.applyTo(before, Instant.EPOCH).equals(before)
                ? List.of()
                : List.of(report));
  }

  /** The agent knows nothing any more; nothing happens if it does not. */
  public static Decision empty() {
    return (session, aspects, moment) -> Change.of(emptied(aspects.get(ContextMap.ASPECT)));
  }

  /** What happens when everything goes: thresholds are left, and the window is as good as new. */
  private static List<ContextEvent> emptied(ContextMap before) {
    if (before.entries().isEmpty() && before.reported() == null) {
      return List.of();
    }
    List<ContextEvent> events = new ArrayList<>();
    events.add(new ContextEmptied(before.entries().size()));
    before.above().forEach(each -> events.add(new ThresholdLeft(each)));
    List<Reading> readings = before.readings();
    if (!readings.isEmpty()) {
      long total = readings.get(readings.size() - 1).gauge().total();
      events.add(new ContextPositioned(new Gauge(0, total), ContextBand.NORMAL));
    }
    return events;
  }

  /**
   * Entries are given up, and others take their place. What has changed since it was judged stays
   * as it is, and so does what is critical.
   *
   * @param given what is given up, as it was when that was judged
   * @param instead what takes the place of some of it, under the same keys
   */
  public Decision compress(
      CompressionLevel level, List<ContextEntry> given, List<ContextEntry> instead) {
    return (session, aspects, moment) -> {
      ContextMap before = aspects.get(ContextMap.ASPECT);
      List<ContextEntry> gone =
          given.stream()
              .filter(ContextEntry::mayGo)
              .flatMap(each -> before.find(each.key()).filter(each::isSameAs).stream())
              .toList();
      if (gone.isEmpty()) {
        return Change.NONE;
      }
      List<ContextEvent> all = new ArrayList<>();
      all.add(ContextCompressed.of(level, gone));
      Map<String, Place> places =
          gone.stream()
              .collect(
                  Collectors.toMap(ContextEntry::key, ContextEntry::place, (one, same) -> one));
      for (ContextEntry each : instead) {
        @Nullable Place place = places.get(each.key()); // what was out of the window stays out
        if (place != null) {
          all.add(new ContextPut(each.in(place).at(session.version() + 1)));
        }
      }
      List<ContextEvent> events = new Settling(before, config, moment.now()).add(all).settled();
      return Change.of(events).withBlobs(blobs(events));
    };
  }

  private Decision deciding(Function<ContextMap, List<ContextEvent>> first) {
    return (session, aspects, moment) -> {
      ContextMap before = aspects.get(ContextMap.ASPECT);
      Settling settling = new Settling(before, config, moment.now());
      return Change.of(settling.add(first.apply(before)).settled());
    };
  }

  /** The stored values that these events put. */
  public static List<BlobId> blobs(List<? extends Event<?>> events) {
    List<BlobId> blobs = new ArrayList<>();
    for (Object each : events) {
      if (each instanceof ContextPut put && put.entry().content().blob() != null) {
        blobs.add(put.entry().content().blob());
      }
    }
    return blobs;
  }

  /** The events by which a clone knows what another session does (S42), in its first version. */
  public static List<ContextEvent> inherited(ContextMap context) {
    List<ContextEvent> events = new ArrayList<>();
    for (ContextEntry each : context.entries()) {
      events.add(new ContextPut(each.at(1)));
    }
    return events;
  }
}
