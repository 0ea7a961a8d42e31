package dev.bureau.core.mcp;

/**
 * A plan, and the edit that brings it to the agent.
 *
 * @param plan which servers the agent is to have
 * @param edit how its configuration says so
 */
public record Arrangement(ServerPlan plan, Edit edit) {}
