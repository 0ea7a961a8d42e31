package dev.bureau.core.journal;

import dev.bureau.core.id.Actor;
import dev.bureau.core.id.CommitId;
import dev.bureau.core.id.SessionId;
import java.time.Instant;

/**
 * One event in its place in a journal.
 *
 * @param session whose journal
 * @param version the commit, from 1 without gaps
 * @param index the place in its commit, from 0
 * @param at when the commit was decided
 * @param commit the commit's identity
 * @param epoch the lease epoch under which it was accepted
 * @param actor who asked
 * @param event the fact
 */
public record Entry(
    SessionId session,
    long version,
    int index,
    Instant at,
    CommitId commit,
    long epoch,
    Actor actor,
    Event<?> event) {}
