/**
 * Stores in SQL databases; so far SQLite, the embedded default: one file, many processes of one
 * machine. Drivers and SQL stay in here.
 */
@NullMarked
package dev.bureau.store.sql;

import org.jspecify.annotations.NullMarked;
