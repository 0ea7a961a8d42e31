/** W4: pages and heads among a million sessions, beside hand-written queries of the same file. */
@NullMarked
package dev.bureau.bench.pages;

import org.jspecify.annotations.NullMarked;
