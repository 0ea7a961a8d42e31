/** Hands on what transcripts say to sinks, every so often and at once, and loses nothing (T7). */
@NullMarked
package dev.bureau.transitions.sync;

import org.jspecify.annotations.NullMarked;
