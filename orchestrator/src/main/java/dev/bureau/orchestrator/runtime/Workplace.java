package dev.bureau.orchestrator.runtime;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.store.Holder;
import dev.bureau.core.store.Store;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * What the workers of one runtime share.
 *
 * @param holder by whose name they hold leases
 * @param leased those that hold one
 * @param room whether a worker has room, or gets some now
 * @param heldBack whether the session of a mailbox is to stop because of what it sends
 * @param closing whether nothing more is to begin
 */
record Workplace(
    Handling handling,
    Store store,
    Seams seams,
    RuntimeSettings settings,
    Holder holder,
    Passed passed,
    ConcurrentMap<SessionId, Worker> leased,
    Predicate<Worker> room,
    Predicate<SessionId> heldBack,
    BooleanSupplier closing) {}
