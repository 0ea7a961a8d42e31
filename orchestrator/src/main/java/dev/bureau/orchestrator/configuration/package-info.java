/**
 * How settings are read from a file and from environment variables, and how they are told (S11).
 */
@NullMarked
package dev.bureau.orchestrator.configuration;

import org.jspecify.annotations.NullMarked;
