/**
 * Following what happens: listeners that read the feed from a place on, woken by commits of this
 * process and by looking again for those of others.
 */
@NullMarked
package dev.bureau.orchestrator.feed;

import org.jspecify.annotations.NullMarked;
