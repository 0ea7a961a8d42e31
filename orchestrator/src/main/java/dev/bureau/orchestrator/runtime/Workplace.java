package dev.bureau.orchestrator.runtime;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.store.Holder;
import dev.bureau.core.store.Store;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;

/**
 * What the workers of one runtime share.
 *
 * @param holder by whose name they hold leases
 * @param leased those that hold one
 * @param room whether a worker has room, or gets some now
 * @param limits what live sessions must keep to
 * @param pausing whether nothing more is to begin in the session of a mailbox
 */
record Workplace(
    Candidates candidates,
    Handling handling,
    Store store,
    Seams seams,
    RuntimeConfig settings,
    Holder holder,
    Passed passed,
    ConcurrentMap<SessionId, Worker> leased,
    Predicate<Worker> room,
    Limits limits,
    Predicate<SessionId> pausing) {}
