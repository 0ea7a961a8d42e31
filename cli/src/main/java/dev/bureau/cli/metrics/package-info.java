/** Commands that tell how sessions do: how many, how well, how fast. */
@NullMarked
package dev.bureau.cli.metrics;

import org.jspecify.annotations.NullMarked;
