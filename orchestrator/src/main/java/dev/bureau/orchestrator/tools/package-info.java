/**
 * The MCP servers of sessions: what they cost, which of them a task needs, and how an agent's
 * configuration says so (E4).
 */
@NullMarked
package dev.bureau.orchestrator.tools;

import org.jspecify.annotations.NullMarked;
