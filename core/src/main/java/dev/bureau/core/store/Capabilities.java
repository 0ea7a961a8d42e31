package dev.bureau.core.store;

/**
 * What an adapter can do. What it cannot is refused with a typed error, never ignored.
 *
 * @param durable what is committed survives the process; else another process finds nothing of it
 * @param shared other processes may open the same data at the same time; else the second one is
 *     refused with a {@link StoreException} when it opens
 */
public record Capabilities(boolean durable, boolean shared) {}
