/**
 * What somebody who writes an agent sees: the agent, the context of a handling, durable cells, and
 * the bindings from agent names to agents.
 */
@NullMarked
package dev.bureau.orchestrator.agent;

import org.jspecify.annotations.NullMarked;
