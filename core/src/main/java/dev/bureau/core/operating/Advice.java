package dev.bureau.core.operating;

/**
 * What the operating table says of a session.
 *
 * @param row what was measured, such as {@code context position}
 * @param text what to do, in a few words
 */
public record Advice(String row, String text) {}
