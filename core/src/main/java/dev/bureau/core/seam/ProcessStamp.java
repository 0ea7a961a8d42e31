package dev.bureau.core.seam;

/**
 * One process, told apart from any other that ever had its number.
 *
 * @param boot identifies the machine and its present boot
 * @param namespace the pid namespace in which the number holds
 * @param pid the process number
 * @param started when the process started, in milliseconds since the epoch as the system tells it
 */
public record ProcessStamp(String boot, String namespace, long pid, long started) {}
