package dev.bureau.core.session;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Aspect;
import dev.bureau.core.journal.Form;
import dev.bureau.core.json.Json;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The head of a session (S3): what lists, filters and every decision need. Immutable; a handle to
 * it never changes under its reader.
 *
 * @param id its name
 * @param version the number of its commits
 * @param status where it stands in its life
 * @param profile who it is and what it may use
 * @param metadata its users' own JSON object, at most 64 KiB
 * @param times when things happened
 * @param ending how it ended, or why it is in ERROR
 * @param links how it hangs together with others
 * @param agent who works in it; a session without one only keeps its mail
 * @param work what it has done
 */
public record Session(
    SessionId id,
    long version,
    Status status,
    Profile profile,
    Map<String, Object> metadata,
    Times times,
    @Nullable Ending ending,
    Links links,
    @Nullable AgentRef agent,
    Work work) {
  private static final Times NEVER = Times.createdAt(Instant.EPOCH);

  private static final Profile NOBODY = Profile.of(SessionType.ACTIVE, "absent");

  /** The head as an aspect: the state of all core events. */
  public static final Aspect<Session> HEAD =
      new Aspect<>("session", 1, absent(new SessionId("absent")), Form.of(Session.class));

  public Session {
    if (!Json.isNormal(metadata)) {
      metadata = Json.object("metadata", metadata);
    }
  }

  /**
   * Totals, and the recovery under way.
   *
   * @param totals what was done
   * @param recovery takeovers since the last progress, if any
   */
  public record Work(Totals totals, @Nullable Recovery recovery) {
    static final Work NONE = new Work(Totals.NONE, null);
  }

  /** The head that a session has before its first commit: version 0 and nothing else. */
  public static Session absent(SessionId id) {
    return new Session(
        id,
        0,
        Status.INITIALIZING,
        NOBODY,
        Json.EMPTY,
        NEVER,
        null,
        Links.first(id, null),
        null,
        Work.NONE);
  }

  /** The kind of session. */
  public SessionType type() {
    return profile.type();
  }

  /** The name for people. */
  public String name() {
    return profile.name();
  }

  /** What it has done so far. */
  public Totals totals() {
    return work.totals();
  }

  /**
   * Whether it has ended and no other session takes over: of the last one of a chain, whether there
   * is nobody any more.
   */
  public boolean hasEnded() {
    return status.isFinal() && links.transitionedTo() == null;
  }

  /**
   * Whether both are one session, and not two of which one took the other's id when it was gone.
   */
  public boolean isSameLife(Session other) {
    return id.equals(other.id) && times.created().equals(other.times.created());
  }

  /** This head as the result of its next commit. */
  public Session committed(Instant at) {
    return new Session(
        id,
        version + 1,
        status,
        profile,
        metadata,
        times.updatedAt(at),
        ending,
        links,
        agent,
        work);
  }

  Session created(SessionCreated facts, Instant at) {
    return new Session(
        id,
        version,
        Status.INITIALIZING,
        facts.profile(),
        facts.metadata(),
        Times.createdAt(at),
        null,
        facts.links(),
        facts.agent(),
        Work.NONE);
  }

  Session withStatus(Status changed, Instant at) {
    return new Session(
        id,
        version,
        changed,
        profile,
        metadata,
        times.enteredAt(changed, at),
        ending,
        links,
        agent,
        work);
  }

  Session withTimes(Times changed) {
    return new Session(id, version, status, profile, metadata, changed, ending, links, agent, work);
  }

  Session withEnding(Ending changed) {
    return new Session(id, version, status, profile, metadata, times, changed, links, agent, work);
  }

  Session withProfile(Profile changed) {
    return new Session(id, version, status, changed, metadata, times, ending, links, agent, work);
  }

  Session withMetadata(Map<String, Object> changed) {
    return new Session(id, version, status, profile, changed, times, ending, links, agent, work);
  }

  Session withRecovery(Recovery changed) {
    Work recovering = new Work(work.totals(), changed);
    return new Session(
        id, version, status, profile, metadata, times, ending, links, agent, recovering);
  }

  Session withLinks(Links changed) {
    return new Session(id, version, status, profile, metadata, times, ending, changed, agent, work);
  }

  Session withAgent(AgentRef changed) {
    return new Session(id, version, status, profile, metadata, times, ending, links, changed, work);
  }

  Session withTotals(Totals changed) {
    Work spent = new Work(changed, work.recovery());
    return new Session(id, version, status, profile, metadata, times, ending, links, agent, spent);
  }

  /** This head after one task more; whatever was being recovered is over. */
  public Session withTaskDone(Instant at) {
    Work done = new Work(work.totals().withTaskDone(), null);
    return new Session(
        id, version, status, profile, metadata, times.activeAt(at), ending, links, agent, done);
  }
}
