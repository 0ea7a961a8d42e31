package dev.bureau.core.journal;

/**
 * The state of one feature of a session: a fold of the feature's events. States are immutable.
 *
 * @param name the stable name, kept in snapshots and never reused for another state
 * @param version the version of the state's stored form, from 1; a snapshot of another version is
 *     passed over and the state is folded from the journal instead
 * @param empty the state of a session that has none of the feature's events
 * @param form how the state is stored in snapshots
 */
public record Aspect<S>(String name, int version, S empty, Form<S> form) {}
