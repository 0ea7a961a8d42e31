package dev.bureau.core.query;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.json.Text;
import dev.bureau.core.session.AgentRef;
import dev.bureau.core.session.Ending;
import dev.bureau.core.session.Links;
import dev.bureau.core.session.Session;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The fields of the head that filters and orders know, by the names of SPEC S3. */
public enum HeadField {
  ID("id", Kind.TEXT),
  TYPE("type", Kind.TEXT),
  STATUS("status", Kind.TEXT),
  NAME("name", Kind.TEXT),
  ROLE("role", Kind.TEXT),
  WORKSPACE("workspace", Kind.TEXT),
  MODEL("model", Kind.TEXT),
  TASK_ID("taskId", Kind.TEXT),
  SUPERVISOR("supervisor", Kind.TEXT),
  CHAIN("chain", Kind.TEXT),
  TRANSITIONED_FROM("transitionedFrom", Kind.TEXT),
  TRANSITIONED_TO("transitionedTo", Kind.TEXT),
  /** The session that it was forked or cloned from. */
  ORIGIN("origin", Kind.TEXT),
  AGENT("agent", Kind.TEXT),
  PROVIDER("provider", Kind.TEXT),
  PROJECT("project", Kind.TEXT),
  DIRECTORY("directory", Kind.TEXT),
  END_REASON("endReason", Kind.TEXT),
  EXIT_CODE("exitCode", Kind.NUMBER),
  VERSION("version", Kind.NUMBER),
  TOKENS("tokens", Kind.NUMBER),
  COST_USD("costUSD", Kind.NUMBER),
  TASKS_DONE("tasksDone", Kind.NUMBER),
  CHECKPOINTS("checkpoints", Kind.NUMBER),
  CREATED_AT("createdAt", Kind.TIME),
  UPDATED_AT("updatedAt", Kind.TIME),
  STARTED_AT("startedAt", Kind.TIME),
  ENDED_AT("endedAt", Kind.TIME),
  LAST_ACTIVITY_AT("lastActivityAt", Kind.TIME),
  ARCHIVED_AT("archivedAt", Kind.TIME),
  /** Only with a path: a place in the metadata. */
  METADATA("metadata", Kind.JSON);

  private final String text;
  private final Kind kind;

  HeadField(String text, Kind kind) {
    this.text = text;
    this.kind = kind;
  }

  /** What the values of a field are. */
  public enum Kind {
    /** Text, compared by code point. */
    TEXT,
    /** A number, compared by value. */
    NUMBER,
    /** A UTC instant. */
    TIME,
    /** Any JSON: its numbers compare with numbers, its text with text. */
    JSON
  }

  /** The name in filters: camelCase. */
  public String text() {
    return text;
  }

  /** Whether a session may have nothing there. */
  public boolean isNullable() {
    return switch (this) {
      case ID, TYPE, STATUS, NAME, CHAIN, VERSION, CREATED_AT, UPDATED_AT, LAST_ACTIVITY_AT ->
          false;
      default -> true;
    };
  }

  Kind kind() {
    return kind;
  }

  static HeadField named(String name) {
    return Stream.of(values())
        .filter(each -> each != METADATA)
        .filter(each -> each.text.equals(name) || each.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new BadInputException(
                    "filter field",
                    name,
                    "use one of "
                        + Stream.of(values())
                            .map(each -> each.text)
                            .collect(Collectors.joining(", "))
                        + "->>'key'"));
  }

  /** What a session has there; null if it was never set. */
  @Nullable Object in(Session session) {
    return switch (this) {
      case ID -> session.id().value();
      case TYPE -> session.type().name();
      case STATUS -> session.status().name();
      case NAME -> session.name();
      case ROLE -> session.profile().role();
      case WORKSPACE -> session.profile().workspace();
      case MODEL -> session.profile().assignment().model();
      case TASK_ID -> session.profile().assignment().taskId();
      case SUPERVISOR -> value(session.links().supervisor());
      case CHAIN -> session.links().chain().value();
      case TRANSITIONED_FROM -> value(session.links().transitionedFrom());
      case TRANSITIONED_TO -> value(session.links().transitionedTo());
      case ORIGIN -> origin(session.links().origin());
      case AGENT, PROVIDER, PROJECT, DIRECTORY -> in(session.agent());
      case END_REASON, EXIT_CODE -> in(session.ending());
      case VERSION -> session.version();
      case TOKENS -> session.totals().tokens();
      case COST_USD -> session.totals().cost();
      case TASKS_DONE -> session.totals().tasksDone();
      case CHECKPOINTS -> session.totals().checkpoints();
      case CREATED_AT -> session.times().created();
      case UPDATED_AT -> session.times().updated();
      case STARTED_AT -> session.times().started();
      case ENDED_AT -> session.times().ended();
      case LAST_ACTIVITY_AT -> session.times().lastActivity();
      case ARCHIVED_AT -> session.times().archived();
      case METADATA -> session.metadata();
    };
  }

  private @Nullable Object in(@Nullable AgentRef agent) {
    if (agent == null) {
      return null;
    }
    return switch (this) {
      case PROVIDER -> agent.provider();
      case PROJECT -> agent.project();
      case DIRECTORY -> agent.directory();
      default -> agent.name();
    };
  }

  private @Nullable Object in(@Nullable Ending ending) {
    if (ending == null) {
      return null;
    }
    return this == EXIT_CODE ? ending.exitCode() : ending.reason();
  }

  private static @Nullable String origin(Links.@Nullable Origin origin) {
    return origin == null ? null : origin.session().value();
  }

  private static @Nullable String value(@Nullable Text text) {
    return text == null ? null : text.value();
  }
}
