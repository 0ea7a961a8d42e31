package dev.bureau.orchestrator.runtime;

import dev.bureau.core.change.Fold;
import dev.bureau.core.door.Door;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.store.Store;
import dev.bureau.orchestrator.affinity.Desks;
import dev.bureau.orchestrator.agent.Agents;
import dev.bureau.orchestrator.progress.Progress;
import dev.bureau.orchestrator.routing.RoutingConfig;
import dev.bureau.orchestrator.usage.Bookkeeper;

/**
 * What a runtime and its handlings work with.
 *
 * @param fold what events make of a session
 * @param agents who is bound in this process
 * @param progress where handlings tell how far they are
 * @param desks where they choose who gets work
 * @param bookkeeper who takes their reports of usage
 * @param routing how they route work, and how much they may read
 */
public record Services(
    Door door,
    Store store,
    Fold fold,
    Seams seams,
    Agents agents,
    Progress progress,
    Desks desks,
    Bookkeeper bookkeeper,
    RoutingConfig routing) {}
