/** Runs ours, the limits and the peers by turns, and prints ratios with their spread. */
@NullMarked
package dev.bureau.bench.compare;

import org.jspecify.annotations.NullMarked;
