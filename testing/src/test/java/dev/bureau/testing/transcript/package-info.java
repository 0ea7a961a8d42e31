/** T6, T7: transcripts that are read while they are written, and sinks. */
@NullMarked
package dev.bureau.testing.transcript;

import org.jspecify.annotations.NullMarked;
