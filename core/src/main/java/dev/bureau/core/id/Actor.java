package dev.bureau.core.id;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.json.Text;
import java.util.Optional;

/**
 * Who asks for a change: {@code session:ID}, {@code user:NAME} or {@code node:NAME}. It comes from
 * the handle a caller holds, never from a parameter, so it cannot be borrowed.
 */
public record Actor(String value) implements Text {
  private static final String SESSION = "session:";
  private static final String USER = "user:";
  private static final String NODE = "node:";

  /**
   * @throws BadInputException if the text has none of the three forms
   */
  public Actor {
    int colon = value.indexOf(':') + 1;
    String kind = value.substring(0, colon);
    if (!kind.equals(SESSION) && !kind.equals(USER) && !kind.equals(NODE)) {
      throw new BadInputException("actor", value, "give session:ID, user:NAME or node:NAME");
    }
    Names.check("actor", value.substring(colon));
  }

  /** A session acting for itself. */
  public static Actor session(SessionId id) {
    return new Actor(SESSION + id.value());
  }

  /** A person. */
  public static Actor user(String name) {
    return new Actor(USER + name);
  }

  /** A node of the runtime, doing what supervision needs. */
  public static Actor node(String name) {
    return new Actor(NODE + name);
  }

  /** The acting session, if a session acts. */
  public Optional<SessionId> session() {
    return value.startsWith(SESSION)
        ? Optional.of(new SessionId(value.substring(SESSION.length())))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
