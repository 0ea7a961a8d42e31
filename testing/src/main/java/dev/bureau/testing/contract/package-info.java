/**
 * What every store must fulfil, as tests: extend {@link dev.bureau.testing.contract.StoreContract},
 * say how to open yours, and all clauses run against it.
 */
@NullMarked
package dev.bureau.testing.contract;

import org.jspecify.annotations.NullMarked;
