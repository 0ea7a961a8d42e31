package dev.bureau.orchestrator.duty;

import dev.bureau.core.access.Access;
import dev.bureau.core.door.Door;
import dev.bureau.core.door.MessageRefusedException;
import dev.bureau.core.door.SessionEndedException;
import dev.bureau.core.duty.Duty;
import dev.bureau.core.duty.Watch;
import dev.bureau.core.error.BureauException;
import dev.bureau.core.id.BlobId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.journal.EventCatalogue;
import dev.bureau.core.json.Json;
import dev.bureau.core.json.JsonLimits;
import dev.bureau.core.message.Letter;
import dev.bureau.core.message.MessageType;
import dev.bureau.core.query.Filter;
import dev.bureau.core.query.Query;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionType;
import dev.bureau.core.session.Status;
import dev.bureau.core.store.Feed;
import dev.bureau.core.store.Store;
import dev.bureau.core.store.StoreException;
import dev.bureau.core.store.StoredSession;
import dev.bureau.orchestrator.agent.Agents;
import dev.bureau.orchestrator.feed.Follow;
import dev.bureau.orchestrator.feed.Following;
import dev.bureau.orchestrator.feed.Followings;
import dev.bureau.orchestrator.message.Messages;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells observers what becomes of those they watch (S1): each entry is a message of type {@code
 * STATUS_UPDATE}, sent once however many processes see it. An observer has a place of its own in
 * the feed, so that a slow one harms nobody; while its mailbox is full, it is told later. Only
 * observers whose agent is bound in this process and that were started are told, from their start
 * on. Thread-safe.
 */
public final class Watching {
  /** How long to pause between two looks, unless something of interest happens here. */
  public static final Duration PAUSE = Duration.ofSeconds(5);

  private static final Logger LOG = LoggerFactory.getLogger(Watching.class);
  private static final int LONGEST = 64 * 1024;
  private static final int DIGITS = 32;

  private final Door door;
  private final Store store;
  private final EventCatalogue catalogue;
  private final Agents agents;
  private final Followings followings;
  private final Messages messages;
  private final Lock looking;
  private Feed.Position looked = Feed.Position.START;
  private final Map<SessionId, Told> told = new ConcurrentHashMap<>();

  /**
   * @param agents those that are bound in this process
   * @param messages sends in the name of this process
   */
  public Watching(
      Access access,
      EventCatalogue catalogue,
      Agents agents,
      Followings followings,
      Messages messages) {
    this.door = access.door();
    this.store = access.store();
    this.catalogue = catalogue;
    this.agents = agents;
    this.followings = followings;
    this.messages = messages;
    this.looking = access.seams().lock();
  }

  /** An observer that is told, and what it watches; known by its chain. */
  private record Told(Watch watch, Following following) {}

  /** Looks for observers that have come or gone. To be called again and again. */
  public void look() {
    looking.lock();
    try {
      lookForObservers();
    } finally {
      looking.unlock();
    }
  }

  private void lookForObservers() {
    Query observers = Query.of(Filter.type(SessionType.OBSERVER).and(Filter.notFinal()));
    Set<SessionId> watching = new HashSet<>();
    try {
      // Whoever is found now and was not before has been started since then; or before this process
      // looked at all, and then what has happened since its start is sought from the beginning.
      boolean all = true;
      Feed.Position now = store.feed().end();
      Feed.Position before = looked;
      for (Session each : store.sessions().all(observers).toList()) {
        watching.add(each.links().chain());
        all &= found(each, before);
      }
      Set<SessionId> ended = new HashSet<>(told.keySet());
      ended.removeAll(watching);
      ended.forEach(this::leave);
      if (all) {
        looked = now;
      } // else those of which nobody can tell are still to be told from there on
    } catch (StoreException e) {
      LOG.warn("Observers were not looked for, which is tried again: {}", e.getMessage());
    }
  }

  /** Whether it could be looked at; the others must not wait because of this one. */
  private boolean found(Session observer, Feed.Position from) {
    try {
      watch(observer).ifPresent(watch -> follow(observer, watch, from));
      return true;
    } catch (BureauException e) {
      LOG.warn("Whom {} watches is looked at again later: {}", observer.id(), e.getMessage());
      return false;
    }
  }

  /** The observers that are told here, and whom each watches. */
  Map<SessionId, Watch> watches() {
    Map<SessionId, Watch> watches = new TreeMap<>();
    told.forEach((observer, each) -> watches.put(observer, each.watch()));
    return watches;
  }

  private Optional<Watch> watch(Session observer) {
    boolean works =
        observer.status() != Status.INITIALIZING
            && observer.agent() != null
            && agents.has(observer.agent().name());
    return works
        ? Optional.ofNullable(door.remembered(observer.id()).aspects().get(Duty.ASPECT).watch())
        : Optional.empty();
  }

  private void follow(Session session, Watch watch, Feed.Position from) {
    SessionId observer = session.links().chain();
    Told before = told.get(observer);
    if (before != null && before.watch().equals(watch)) {
      return;
    }
    leave(observer);
    String name = "observer-" + digest(observer.value());
    Session first = door.remembered(observer).session();
    Instant started = Objects.requireNonNull(first.times().started());
    Predicate<Session> covered = covered(watch);
    Follow follow =
        Follow.from(from)
            .named(name)
            .where(entry -> !entry.at().isBefore(started) && isOf(covered, entry));
    told.put(observer, new Told(watch, followings.follow(follow, entry -> tell(observer, entry))));
  }

  /**
   * Which sessions are watched: those that are named, and all lives of those that are named by an
   * id. Observers never are, so that no two watch each other watching.
   */
  Predicate<Session> covered(Watch watch) {
    Set<SessionId> chains = chains(watch);
    return session ->
        session.type() != SessionType.OBSERVER
            && (watch.names(session.id().value(), session.name())
                || chains.contains(session.links().chain()));
  }

  /**
   * The chains of those that are watched by their ids. Each id may name one as well: that of who is
   * not there yet, and will be the first of it.
   */
  private Set<SessionId> chains(Watch watch) {
    Set<SessionId> chains = new HashSet<>(watch.ids());
    for (SessionId each : watch.ids()) {
      door.end(each).ifPresent(end -> chains.add(end.links().chain()));
    }
    return chains;
  }

  private boolean isOf(Predicate<Session> covered, Entry entry) {
    return store
        .sessions()
        .head(entry.session())
        .map(StoredSession::session)
        .filter(covered)
        .isPresent();
  }

  private void leave(SessionId observer) {
    Told before = told.remove(observer);
    if (before != null) {
      before.following().close();
    }
  }

  private void tell(SessionId observer, Entry entry) {
    // Not by the version: another session that takes a deleted id begins with the same ones.
    String where = entry.session() + "/" + entry.commit() + "/" + entry.index();
    Letter letter =
        Letter.of(MessageType.STATUS_UPDATE, content(entry))
            .tag("event", catalogue.nameOf(entry.event()))
            .key("seen-" + digest(where));
    try {
      messages.send(observer, letter);
    } catch (SessionEndedException | MessageRefusedException e) {
      LOG.debug("Observer {} is told no more", observer, e);
    }
  }

  /** What the journal says; without what happened in detail if that is very long. */
  private Map<String, Object> content(Entry entry) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("session", entry.session().value());
    content.put("version", entry.version());
    content.put("index", entry.index());
    content.put("at", entry.at().toString());
    content.put("event", catalogue.nameOf(entry.event()));
    String data = catalogue.encode(entry.event());
    if (data.length() <= LONGEST) {
      content.put("data", Json.read("event", data, JsonLimits.EVENT));
    }
    return content;
  }

  private static String digest(String text) {
    return BlobId.of(text).value().substring(0, DIGITS);
  }
}
