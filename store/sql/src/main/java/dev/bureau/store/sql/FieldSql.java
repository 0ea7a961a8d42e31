package dev.bureau.store.sql;

import dev.bureau.core.query.Field;
import dev.bureau.core.query.HeadField;
import java.util.List;
import java.util.Set;

/**
 * What a field is in SQL. All text comes from here; keys of the metadata are bound, but for those
 * that were declared for indexing, whose alphabet is narrow: an index serves only an expression
 * that reads the same.
 */
final class FieldSql {
  private final Set<String> declared;

  /**
   * @param declared the metadata keys that have an index
   */
  FieldSql(Set<String> declared) {
    this.declared = declared;
  }

  /** A field of the head; null where it was never set. */
  static String head(HeadField field) {
    return switch (field) {
      case ID -> "id";
      case TYPE -> "type";
      case STATUS -> "status";
      case NAME -> "name";
      case ROLE -> "role";
      case WORKSPACE -> "workspace";
      case MODEL -> "model";
      case TASK_ID -> "task_id";
      case SUPERVISOR -> "supervisor";
      case CHAIN -> "chain";
      case AGENT -> "agent";
      case VERSION -> "version";
      case CREATED_AT -> "created";
      case UPDATED_AT -> "updated";
      case STARTED_AT -> "started";
      case ENDED_AT -> "ended";
      case LAST_ACTIVITY_AT -> "last_activity";
      case ARCHIVED_AT -> "archived";
      case TRANSITIONED_FROM -> "head ->> '$.links.transitionedFrom'";
      case TRANSITIONED_TO -> "head ->> '$.links.transitionedTo'";
      case ORIGIN -> "origin";
      case PROVIDER -> "head ->> '$.agent.provider'";
      case PROJECT -> "head ->> '$.agent.project'";
      case DIRECTORY -> "head ->> '$.agent.directory'";
      case END_REASON -> "head ->> '$.ending.reason'";
      case EXIT_CODE -> "head ->> '$.ending.exitCode'";
      case TOKENS -> "head ->> '$.work.totals.tokens'";
      case COST_USD -> "head ->> '$.work.totals.cost'";
      case TASKS_DONE -> "head ->> '$.work.totals.tasksDone'";
      case CHECKPOINTS -> "head ->> '$.work.totals.checkpoints'";
      case METADATA -> throw new IllegalArgumentException("A place in the metadata has a path");
    };
  }

  /** Whether an index holds the {@link #key} of that place. */
  boolean isDeclared(Field field) {
    return field.path().size() == 1 && declared.contains(field.path().get(0));
  }

  /** What a place in the metadata holds, as text; null where there is no value. */
  static void text(Field field, SqlText sql) {
    sql.add("CASE json_type(head, ")
        .bound(path(field))
        .add(") WHEN 'null' THEN NULL WHEN 'text' THEN head ->> ")
        .bound(path(field))
        .add(" ELSE head -> ")
        .bound(path(field))
        .add(" END");
  }

  /** The number that a place in the metadata holds; null where there is none. */
  static void number(Field field, SqlText sql) {
    sql.add("CASE WHEN json_type(head, ")
        .bound(path(field))
        .add(") IN ('integer', 'real') THEN head ->> ")
        .bound(path(field))
        .add(" END");
  }

  /** The kind of JSON that a place holds; null where it is missing. */
  static void kind(Field field, SqlText sql) {
    sql.add("json_type(head, ").bound(path(field)).add(")");
  }

  /** What a field sorts by: nothing, then numbers, then text, which is SQLite's own order. */
  void key(Field field, SqlText sql) {
    if (field.head() != HeadField.METADATA) {
      sql.add(head(field.head()));
    } else if (isDeclared(field)) {
      sql.add(key(field.path().get(0)));
    } else {
      sql.add("CASE json_type(head, ")
          .bound(path(field))
          .add(") WHEN 'null' THEN NULL WHEN 'text' THEN head ->> ")
          .bound(path(field))
          .add(" WHEN 'integer' THEN head ->> ")
          .bound(path(field))
          .add(" WHEN 'real' THEN head ->> ")
          .bound(path(field))
          .add(" ELSE head -> ")
          .bound(path(field))
          .add(" END");
    }
  }

  /** The same for a declared key, as its index has it. */
  static String key(String declared) {
    String path = "'" + path(List.of(declared)) + "'";
    return "CASE json_type(head, PATH) WHEN 'null' THEN NULL WHEN 'text' THEN head ->> PATH"
        .concat(" WHEN 'integer' THEN head ->> PATH WHEN 'real' THEN head ->> PATH")
        .concat(" ELSE head -> PATH END")
        .replace("PATH", path);
  }

  private static String path(Field field) {
    return path(field.path());
  }

  /** Keys hold no quotes, backslashes or control characters: a field is not made with such. */
  private static String path(List<String> keys) {
    StringBuilder path = new StringBuilder("$.metadata");
    for (String key : keys) {
      path.append(".\"").append(key).append('"');
    }
    return path.toString();
  }
}
