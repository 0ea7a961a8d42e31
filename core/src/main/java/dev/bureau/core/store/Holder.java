package dev.bureau.core.store;

import dev.bureau.core.seam.ProcessStamp;

/**
 * Who holds leases: one node in one process.
 *
 * @param node the node's name, unique among those alive
 * @param process where it runs; within one pid namespace a dead one's leases are void at once
 */
public record Holder(String node, ProcessStamp process) {}
