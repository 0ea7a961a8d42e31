/**
 * Measurements: hot paths beside the raw limit in the same run, and the main job beside a plain
 * program. Only ratios taken in one run count.
 */
@NullMarked
package dev.bureau.bench;

import org.jspecify.annotations.NullMarked;
