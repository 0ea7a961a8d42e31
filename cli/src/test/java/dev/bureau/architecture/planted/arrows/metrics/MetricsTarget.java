package dev.bureau.architecture.planted.arrows.metrics;

/** Known by the planted class about MCP. */
public final class MetricsTarget {}
