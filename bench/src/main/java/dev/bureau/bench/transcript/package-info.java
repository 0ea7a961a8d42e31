/** Reading transcripts of agents, beside a bare parser of the same files. */
@NullMarked
package dev.bureau.bench.transcript;

import org.jspecify.annotations.NullMarked;
