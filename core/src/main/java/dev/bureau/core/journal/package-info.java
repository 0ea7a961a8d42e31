/**
 * What a journal is made of: events, the aspects they fold into, entries, and the catalogue that
 * maps stable names to event records. Features add families of events; nothing here knows them.
 */
@NullMarked
package dev.bureau.core.journal;

import org.jspecify.annotations.NullMarked;
