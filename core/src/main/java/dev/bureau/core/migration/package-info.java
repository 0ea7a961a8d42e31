/**
 * Migrations (S41): a session moves to another workspace by an intent that stands in its journal
 * until it is there, or everything is as before.
 */
@NullMarked
package dev.bureau.core.migration;

import org.jspecify.annotations.NullMarked;
