/**
 * The vocabulary and the rules of Bureau, pure: sessions, journal, lifecycle, queries, messages,
 * cells, the storage protocol, the door. One package for each idea; this one only joins them.
 */
@NullMarked
package dev.bureau.core;

import org.jspecify.annotations.NullMarked;
