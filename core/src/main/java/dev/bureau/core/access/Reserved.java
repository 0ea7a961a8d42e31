package dev.bureau.core.access;

import dev.bureau.core.change.Change;
import dev.bureau.core.change.Decision;
import dev.bureau.core.door.Caller;
import dev.bureau.core.door.Door;
import dev.bureau.core.door.NoSuchSessionException;
import dev.bureau.core.door.SessionExistsException;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Aspect;
import dev.bureau.core.session.Links;
import dev.bureau.core.session.SessionCreated;
import dev.bureau.core.session.SessionSpec;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The reserved session {@code bureau}: keeps what belongs to no session, such as groups and
 * templates, and is there once something is kept. Thread-safe.
 */
public final class Reserved {
  private static final Logger LOG = LoggerFactory.getLogger(Reserved.class);

  private final Door door;
  private final Caller caller;

  /**
   * @param caller in whose name changes are made
   */
  public Reserved(Door door, Caller caller) {
    this.door = door;
    this.caller = caller;
  }

  /** What is kept of one feature now. */
  public <S> S get(Aspect<S> aspect) {
    return door.loadEnd(SessionId.BUREAU)
        .map(each -> each.aspects().get(aspect))
        .orElseGet(aspect::empty);
  }

  /** Changes what is kept; throws what {@link Door#change} throws. */
  public void change(Decision decision) {
    try {
      door.change(SessionId.BUREAU, caller, decision);
    } catch (NoSuchSessionException e) {
      create();
      door.change(SessionId.BUREAU, caller, decision);
    }
  }

  private void create() {
    SessionCreated created =
        new SessionCreated(
            SessionSpec.active(SessionId.BUREAU.value()).profile(),
            Map.of(),
            Links.first(SessionId.BUREAU, null),
            null,
            null);
    try {
      door.create(SessionId.BUREAU, caller, (session, aspects, moment) -> Change.of(created));
    } catch (SessionExistsException e) {
      LOG.debug("Somebody else has created the reserved session meanwhile", e);
    }
  }
}
