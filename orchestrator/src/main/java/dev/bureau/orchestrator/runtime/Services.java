package dev.bureau.orchestrator.runtime;

import dev.bureau.core.access.Access;
import dev.bureau.core.change.Fold;
import dev.bureau.core.door.Door;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.store.Store;
import dev.bureau.orchestrator.affinity.Desks;
import dev.bureau.orchestrator.agent.Agents;
import dev.bureau.orchestrator.budget.Treasury;
import dev.bureau.orchestrator.context.ContextConfig;
import dev.bureau.orchestrator.progress.Progress;
import dev.bureau.orchestrator.routing.RoutingConfig;
import dev.bureau.orchestrator.usage.Bookkeeper;

/**
 * What a runtime and its handlings work with.
 *
 * @param access in the name of the node
 * @param fold what events make of a session
 * @param agents who is bound in this process
 * @param progress where handlings tell how far they are
 * @param desks where they choose who gets work
 * @param bookkeeper who takes their reports of usage
 * @param treasury where they reserve what their calls need
 * @param routing how they route work, and how much they may read
 * @param context how what they know is kept within their windows
 */
public record Services(
    Access access,
    Fold fold,
    Agents agents,
    Progress progress,
    Desks desks,
    Bookkeeper bookkeeper,
    Treasury treasury,
    RoutingConfig routing,
    ContextConfig context) {
  Door door() {
    return access.door();
  }

  Store store() {
    return access.store();
  }

  Seams seams() {
    return access.seams();
  }
}
