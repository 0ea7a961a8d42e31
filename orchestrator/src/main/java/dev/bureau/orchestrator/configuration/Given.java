package dev.bureau.orchestrator.configuration;

/**
 * A setting as it was given.
 *
 * @param key its name
 * @param value its text
 * @param source where it was given, as its user knows it
 */
record Given(String key, String value, String source) {}
