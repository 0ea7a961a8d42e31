package dev.bureau.core.journal;

/**
 * The state of one feature of a session: a fold of the feature's events. States are immutable.
 *
 * @param name the stable name, kept in snapshots and never reused for another state
 * @param version the version of the state's stored form, from 1
 * @param empty the state of a session that has none of the feature's events
 */
public record Aspect<S>(String name, int version, S empty) {}
