package dev.bureau.orchestrator.runtime;

import dev.bureau.core.change.Decision;
import dev.bureau.core.usage.Usage;
import java.util.List;

/**
 * What a handling does to its session.
 *
 * @param decisions to be committed, in order
 * @param reports the usage that these take; it was used, whatever becomes of the handling
 */
record Effects(List<Decision> decisions, List<Usage> reports) {}
