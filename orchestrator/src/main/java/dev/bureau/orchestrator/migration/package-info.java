/** Moves sessions to other workspaces (S41), and brings back those whose move was broken off. */
@NullMarked
package dev.bureau.orchestrator.migration;

import org.jspecify.annotations.NullMarked;
