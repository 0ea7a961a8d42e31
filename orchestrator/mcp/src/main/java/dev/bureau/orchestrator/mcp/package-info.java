/**
 * Asks MCP servers what their tools are, and counts what these cost (E4). The only place that knows
 * the protocol's library; what servers say is data, and never more than the limits (SEC12).
 */
@NullMarked
package dev.bureau.orchestrator.mcp;

import org.jspecify.annotations.NullMarked;
