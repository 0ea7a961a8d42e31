package dev.bureau.core.store;

/**
 * What an adapter can do. What it cannot is refused with a typed error, never ignored.
 *
 * @param durable what is committed survives the process
 * @param shared other processes may open the same data
 */
public record Capabilities(boolean durable, boolean shared) {}
