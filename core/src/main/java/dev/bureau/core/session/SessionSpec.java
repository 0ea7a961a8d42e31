package dev.bureau.core.session;

import dev.bureau.core.budget.Limit;
import dev.bureau.core.duty.AutoScale;
import dev.bureau.core.duty.Duty;
import dev.bureau.core.duty.Watch;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.BlobId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.json.Codec;
import dev.bureau.core.json.Json;
import dev.bureau.core.json.JsonLimits;
import dev.bureau.core.json.UnicodeText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What to create a session from (S2). Start from {@link #director}, {@link #department}, {@link
 * #observer} or {@link #active}; each {@code with}-like method returns a changed copy.
 *
 * @param profile who it is; set through the methods below
 * @param metadata its users' own object
 * @param prompts the texts it begins with
 * @param duty what it is there for, if anything is said of it
 * @param budget what it may spend, if that is limited from its beginning
 * @param supervisor the session above it
 * @param agent the name of the agent that works in it
 * @param id the id it shall have; drawn if absent
 * @param key makes creating idempotent: same key, same session
 */
public record SessionSpec(
    Profile profile,
    Map<String, Object> metadata,
    Prompts prompts,
    @Nullable Duty duty,
    @Nullable List<Limit> budget,
    @Nullable SessionId supervisor,
    @Nullable String agent,
    @Nullable SessionId id,
    @Nullable String key) {
  private static final int LONGEST_KEY = 512;

  /**
   * @throws BadInputException if metadata is too large or deep, both an id and a key are given, the
   *     duty belongs to another type of session, or two limits are of the same measure and reach
   */
  public SessionSpec {
    if (!Json.isNormal(metadata)) {
      metadata = Json.object("metadata", metadata);
    }
    JsonLimits.METADATA.check("metadata", metadata);
    ShortText.check("agent", agent, 256);
    ShortText.check("idempotency key", key, LONGEST_KEY);
    if (id != null && id.equals(SessionId.BUREAU)) {
      throw new BadInputException("id", id, "choose another: this one is reserved");
    }
    if (duty != null) {
      SessionRules.requireDuty(profile.type(), duty);
    }
    if (budget != null) {
      budget = List.copyOf(budget);
      Limit.requireDifferent(budget);
    }
    if (id != null && key != null) {
      throw new BadInputException("id", id, "give an id or an idempotency key, not both");
    }
  }

  /** The texts a session begins with; kept by their hash. */
  public record Prompts(@Nullable String initial, @Nullable String system) {
    /** No text. */
    public static final Prompts NONE = new Prompts(null, null);

    /**
     * @throws BadInputException if one has halves of characters
     */
    public Prompts {
      if (initial != null) {
        UnicodeText.requireWhole("initial prompt", initial);
      }
      if (system != null) {
        UnicodeText.requireWhole("system prompt", system);
      }
    }
  }

  /** A session that supervises departments. */
  public static SessionSpec director(String name) {
    return of(SessionType.DIRECTOR, name);
  }

  /** A session that works in a domain, for a director. */
  public static SessionSpec department(String name) {
    return of(SessionType.DEPARTMENT, name);
  }

  /** A session that watches others. */
  public static SessionSpec observer(String name) {
    return of(SessionType.OBSERVER, name);
  }

  /** A session that takes part in work. */
  public static SessionSpec active(String name) {
    return of(SessionType.ACTIVE, name);
  }

  /** A session of that type. */
  public static SessionSpec of(SessionType type, String name) {
    return new SessionSpec(
        Profile.of(type, name), Json.EMPTY, Prompts.NONE, null, null, null, null, null, null);
  }

  /** The directory it works in. */
  public SessionSpec workspace(String workspace) {
    return with(profile.withWorkspace(workspace));
  }

  /** A free name beside the type. */
  public SessionSpec role(String role) {
    return with(profile.withRole(role));
  }

  /** What it can do. */
  public SessionSpec capabilities(Set<String> capabilities) {
    return with(profile.withCapabilities(new TreeSet<>(capabilities)));
  }

  /** What it must keep to. */
  public SessionSpec constraints(Map<String, String> constraints) {
    return with(profile.withConstraints(Constraints.of(constraints)));
  }

  /** What it may use. */
  public SessionSpec resources(Map<String, String> resources) {
    return with(profile.withResources(Resources.of(resources)));
  }

  /** The names of the environment variables its processes get. */
  public SessionSpec environment(List<String> names) {
    return with(profile.withEnvironment(names));
  }

  /** The model it uses. */
  public SessionSpec model(String model) {
    return with(profile.with(new Assignment(model, profile.assignment().taskId(), null, null)));
  }

  /** The task it works on. */
  public SessionSpec taskId(String taskId) {
    return with(profile.with(new Assignment(profile.assignment().model(), taskId, null, null)));
  }

  /** The text it begins with. */
  public SessionSpec initialPrompt(String text) {
    return with(new Prompts(text, prompts.system()));
  }

  /** The text that tells it who it is. */
  public SessionSpec systemPrompt(String text) {
    return with(new Prompts(prompts.initial(), text));
  }

  /** The most tasks that a director hands out at the same time, 1–10,000 (10). */
  public SessionSpec maxConcurrentTasks(int most) {
    return with(said().with(said().directing().withMaxConcurrentTasks(most)));
  }

  /** The departments that a director gets and gives up by itself. */
  public SessionSpec autoScale(AutoScale scale) {
    return with(said().with(said().directing().with(scale)));
  }

  /** What a department knows about. */
  public SessionSpec domain(String domain) {
    return with(said().withDomain(domain));
  }

  /** Whom an observer watches. */
  public SessionSpec watch(Watch watch) {
    return with(said().with(watch));
  }

  /**
   * What it may spend from its beginning, in place of what was given before (X5).
   *
   * @throws BadInputException if two limits are of the same measure and reach
   */
  public SessionSpec budget(Limit... limits) {
    List<Limit> all = List.of(limits);
    return new SessionSpec(profile, metadata, prompts, duty, all, supervisor, agent, id, key);
  }

  /** Its users' own JSON object, replacing what was given before. */
  public SessionSpec metadata(Map<String, ?> object) {
    Map<String, Object> own = Json.object("metadata", object);
    return new SessionSpec(profile, own, prompts, duty, budget, supervisor, agent, id, key);
  }

  /** The session above it. */
  public SessionSpec supervisor(SessionId above) {
    return new SessionSpec(profile, metadata, prompts, duty, budget, above, agent, id, key);
  }

  /** The name of the agent that works in it. */
  public SessionSpec agent(String name) {
    return new SessionSpec(profile, metadata, prompts, duty, budget, supervisor, name, id, key);
  }

  /** The id it shall have. */
  public SessionSpec id(SessionId chosen) {
    return new SessionSpec(
        profile, metadata, prompts, duty, budget, supervisor, agent, chosen, key);
  }

  /** Creating it again with the same key returns the session that is there (X61). */
  public SessionSpec key(String idempotencyKey) {
    return new SessionSpec(
        profile, metadata, prompts, duty, budget, supervisor, agent, id, idempotencyKey);
  }

  /**
   * This spec on top of another (S9). Metadata merges deep, as in an update: arrays replace, null
   * removes. Constraints and resources are joined by their names, and what this one says of a name
   * wins; so do its capabilities and environment if it has any, and everything else that it names.
   * The type is that of the other.
   */
  public SessionSpec over(SessionSpec base) {
    return new SessionSpec(
        profile.over(base.profile),
        Json.merge(base.metadata, metadata),
        new Prompts(
            prompts.initial() == null ? base.prompts.initial() : prompts.initial(),
            prompts.system() == null ? base.prompts.system() : prompts.system()),
        duty == null ? base.duty : duty.over(base.said()),
        budget == null ? base.budget : budget,
        supervisor == null ? base.supervisor : supervisor,
        agent == null ? base.agent : agent,
        id == null ? base.id : id,
        key == null ? base.key : key);
  }

  /** The digest of all that is asked for: equal for equal specs, on every machine. */
  public String digest() {
    Map<String, Object> all =
        new LinkedHashMap<>(Json.read("spec", Codec.encode(this), JsonLimits.SESSION));
    return BlobId.of(Json.canonical(all)).value();
  }

  private Duty said() {
    return duty == null ? Duty.NONE : duty;
  }

  private SessionSpec with(Duty changed) {
    return new SessionSpec(profile, metadata, prompts, changed, budget, supervisor, agent, id, key);
  }

  private SessionSpec with(Profile changed) {
    return new SessionSpec(changed, metadata, prompts, duty, budget, supervisor, agent, id, key);
  }

  private SessionSpec with(Prompts changed) {
    return new SessionSpec(profile, metadata, changed, duty, budget, supervisor, agent, id, key);
  }
}
