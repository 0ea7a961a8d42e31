/**
 * What a bureau does, as Micrometer meters (S34): counters that follow commits, timers of the work
 * of this process, gauges of the store. Which there are stands in the guide, and a test compares.
 */
@NullMarked
package dev.bureau.metrics.meter;

import org.jspecify.annotations.NullMarked;
