/**
 * The one place that touches clock, threads, randomness, files and processes. Everything else asks
 * a {@link dev.bureau.core.seam.Seams}, so a test can play the world.
 */
@NullMarked
package dev.bureau.core.seam;

import org.jspecify.annotations.NullMarked;
