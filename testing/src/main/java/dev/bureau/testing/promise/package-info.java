/**
 * What Bureau promises of whatever is kept, checked where it happens: a store that is {@link
 * dev.bureau.testing.promise.Watched watched} tells every {@link
 * dev.bureau.testing.promise.Promise} of each commit, lease and delivery. The simulation holds all
 * of its nodes against these.
 */
@NullMarked
package dev.bureau.testing.promise;

import org.jspecify.annotations.NullMarked;
