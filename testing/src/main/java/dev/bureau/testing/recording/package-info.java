/**
 * Recorded sessions as tests (X43): what a session did once is held against what its agent would do
 * now; begin at {@link dev.bureau.testing.recording.Recording}.
 */
@NullMarked
package dev.bureau.testing.recording;

import org.jspecify.annotations.NullMarked;
