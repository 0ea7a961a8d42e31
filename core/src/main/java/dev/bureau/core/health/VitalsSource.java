package dev.bureau.core.health;

import dev.bureau.core.session.Session;
import java.util.Optional;

/** Tells the vitals of the sessions that work here. Thread-safe. */
@FunctionalInterface
public interface VitalsSource {
  /** What can be told of a session; empty if it does not work here. */
  Optional<Vitals> of(Session session);
}
