/**
 * W3: messages from outside to thousands of sessions, sent in batches, handled and journaled;
 * beside bare mailboxes on a pool, which keep nothing.
 */
@NullMarked
package dev.bureau.bench.messages;

import org.jspecify.annotations.NullMarked;
