package dev.bureau.core.change;

import dev.bureau.core.id.Actor;
import dev.bureau.core.id.CommitId;
import java.time.Instant;

/**
 * What a decision may know of the world: drawn once before its first attempt and the same at every
 * further one, so that deciding again is safe.
 *
 * @param now the time of the commit
 * @param commit the commit's identity; what it creates is named after it
 * @param actor who asks
 */
public record Moment(Instant now, CommitId commit, Actor actor) {}
