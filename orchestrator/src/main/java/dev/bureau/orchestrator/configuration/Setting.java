package dev.bureau.orchestrator.configuration;

/**
 * One key and what it is set to.
 *
 * @param key as a file has it
 * @param variable the environment variable that sets it
 * @param value what it is set to, as text
 * @param usual what it is set to if nobody says anything else
 * @param source where it was set: {@code default}, a file and its line, or a variable
 * @param meaning what it is for
 */
public record Setting(
    String key, String variable, String value, String usual, String source, String meaning) {}
