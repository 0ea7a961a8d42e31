package dev.bureau.core.seam;

/**
 * What a process has taken of the machine.
 *
 * @param residentBytes the memory it has now, shared parts included
 * @param cpuNanos the processor time it has taken since it started, in nanoseconds
 */
public record ProcessUsage(long residentBytes, long cpuNanos) {}
