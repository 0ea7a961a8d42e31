package dev.bureau.core.session;

/**
 * The takeovers from dead holders since the session last made progress (DESIGN: messages).
 *
 * @param attempt how many, from 1
 * @param progress how many cells were complete at the last one
 */
public record Recovery(int attempt, long progress) {}
