/**
 * Finding sessions: typed filters, the text grammar that parses to them, and keyset pages. The same
 * meaning on every store.
 */
@NullMarked
package dev.bureau.core.query;

import org.jspecify.annotations.NullMarked;
