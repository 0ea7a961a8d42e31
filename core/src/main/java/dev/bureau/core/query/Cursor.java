package dev.bureau.core.query;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.json.Text;
import dev.bureau.core.session.Session;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;

/**
 * Where a page of a query ended. Opaque text for users; holds the sort keys of the last session, so
 * a session whose keys do not change is seen exactly once while others write (S5).
 */
public record Cursor(String value) implements Text {
  /**
   * @throws BadInputException if the text is none that a page gave
   */
  public Cursor {
    parse(value);
  }

  /** The cursor behind that session. */
  public static Cursor behind(Session session) {
    String keys = session.times().created() + " " + session.id();
    return new Cursor(
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(keys.getBytes(StandardCharsets.UTF_8)));
  }

  /** When the last session was created. */
  public Instant created() {
    return Instant.parse(parse(value)[0]);
  }

  /** The last session's id. */
  public SessionId id() {
    return new SessionId(parse(value)[1]);
  }

  private static String[] parse(String value) {
    try {
      String[] keys =
          new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8).split(" ", -1);
      if (keys.length == 2 && Instant.parse(keys[0]).toString().equals(keys[0])) {
        new SessionId(keys[1]);
        return keys;
      }
    } catch (IllegalArgumentException | DateTimeException e) {
      throw refused(value);
    }
    throw refused(value);
  }

  private static BadInputException refused(String value) {
    return new BadInputException("cursor", value, "give the cursor that a page ended with");
  }
}
