/** W2: durable changes on SQLite, beside hand-written JDBC that writes the same rows and bytes. */
@NullMarked
package dev.bureau.bench.durable;

import org.jspecify.annotations.NullMarked;
