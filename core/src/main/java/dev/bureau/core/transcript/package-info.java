/** How far the transcripts of a session's agent were read, and handed on to sinks (T6, T7). */
@NullMarked
package dev.bureau.core.transcript;

import org.jspecify.annotations.NullMarked;
