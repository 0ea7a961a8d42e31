package dev.bureau.orchestrator.context;

import dev.bureau.core.change.Change;
import dev.bureau.core.change.Decision;
import dev.bureau.core.compression.Compression;
import dev.bureau.core.compression.Item;
import dev.bureau.core.context.CompressionLevel;
import dev.bureau.core.context.Content;
import dev.bureau.core.context.ContextEntry;
import dev.bureau.core.context.ContextMap;
import dev.bureau.core.context.ContextRules;
import dev.bureau.core.error.Category;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.json.Json;
import dev.bureau.core.store.Blobs;
import dev.bureau.core.store.StoreException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Does what decisions about contexts cannot do, for they are pure: counts tokens, keeps large
 * values by their hash and reads them, asks the compressor. Thread-safe.
 */
public final class Librarian {
  private final ContextConfig config;
  private final ContextRules rules;
  private final Blobs blobs;

  public Librarian(ContextConfig config, Blobs blobs) {
    this.config = config;
    this.rules = new ContextRules(config.window());
    this.blobs = blobs;
  }

  /** The rules by which contexts change here. */
  public ContextRules rules() {
    return rules;
  }

  /**
   * The decision that a session is to know that. A large value is durable when this returns.
   *
   * @throws dev.bureau.core.error.BadInputException if the value is null, no JSON or too large
   */
  public Decision put(Note note) {
    return rules.put(entry(note));
  }

  /**
   * The decision to compress what a session knows: the compressor is asked here, once.
   *
   * @param context what it knows now; what changes until then is left as it is
   * @throws CriticalContextException if the compressor touches what is critical
   * @throws dev.bureau.core.error.BadInputException if what it says instead is no JSON or too large
   */
  public Decision compress(SessionId session, ContextMap context, CompressionLevel level) {
    List<Item> items =
        context.entries().stream().map(each -> new Item(each, value(each.content()))).toList();
    Compression wanted = config.compressor().compress(items, level);
    List<ContextEntry> given = new ArrayList<>();
    List<ContextEntry> instead = new ArrayList<>();
    for (String key : wanted.dropped()) {
      ordinary(session, context, key).ifPresent(given::add);
    }
    for (Map.Entry<String, Object> each : wanted.replaced().entrySet()) {
      Optional<ContextEntry> present = ordinary(session, context, each.getKey());
      if (present.isPresent()) {
        Note note =
            new Note(each.getKey(), each.getValue(), present.get().weight(), present.get().term());
        ContextEntry brief = entry(note);
        if (brief.tokens() < present.get().tokens()) {
          given.add(present.get());
          instead.add(brief);
        }
      }
    }
    return given.isEmpty()
        ? (head, aspects, moment) -> Change.NONE
        : rules.compress(level, given, instead);
  }

  /** What may be given up under that key; empty if the compressor made it up. */
  private static Optional<ContextEntry> ordinary(
      SessionId session, ContextMap context, String key) {
    Optional<ContextEntry> present = context.find(key);
    if (present.filter(each -> !each.mayGo()).isPresent()) {
      throw new CriticalContextException(session, key);
    }
    return present;
  }

  private ContextEntry entry(Note note) {
    String text = Content.text(note.key(), note.value());
    Content content =
        text.length() <= Content.INLINE
            ? new Content(note.value(), null)
            : new Content(null, blobs.put(text.getBytes(StandardCharsets.UTF_8)));
    long tokens = config.counter().count(note.key()) + (long) config.counter().count(shown(note));
    return new ContextEntry(
        note.key(),
        content,
        tokens,
        note.weight(),
        note.term(),
        ContextEntry.Place.WINDOW,
        0); // until it is decided
  }

  /** As a model is shown it: text as it is, all else as JSON. */
  private static String shown(Note note) {
    return note.value() instanceof String text ? text : Json.write(note.value());
  }

  /**
   * The value, wherever it is kept.
   *
   * @throws StoreException if it is gone
   */
  public Object value(Content content) {
    if (content.value() != null) {
      return content.value();
    }
    byte[] text =
        blobs
            .get(content.digest())
            .orElseThrow(
                () ->
                    new StoreException(
                        Category.UNREADABLE,
                        "context",
                        "the stored value " + content.digest() + " is gone",
                        "restore it from a backup",
                        null));
    return Content.read(new String(text, StandardCharsets.UTF_8));
  }
}
