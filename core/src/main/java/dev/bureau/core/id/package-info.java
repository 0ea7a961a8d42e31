/**
 * Names of things: sessions, messages, commits, cells, blobs, and who asks for a change. One-string
 * records that check themselves, so an illegal name cannot travel.
 */
@NullMarked
package dev.bureau.core.id;

import org.jspecify.annotations.NullMarked;
