/**
 * The storage protocol: what a store must do, facet by facet, with every outcome as a value.
 * Adapters implement it; the contract kit in the testing module checks them.
 */
@NullMarked
package dev.bureau.core.store;

import org.jspecify.annotations.NullMarked;
