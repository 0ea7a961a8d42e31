package dev.bureau.core.transition;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.Ending;

/**
 * A way from one session to the next of its chain. All that is drawn for it is fixed in it
 * beforehand, so that whoever goes on with it does the same.
 *
 * @param next the session that takes over
 * @param cause why
 * @param ending how the old one ends; one that has ended keeps the ending it has
 */
public record Passage(SessionId next, Cause cause, Ending ending) {}
