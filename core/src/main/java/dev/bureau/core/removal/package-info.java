/**
 * That a whole chain is being deleted (S3): what makes sure that nobody begins another life of it
 * meanwhile.
 */
@NullMarked
package dev.bureau.core.removal;

import org.jspecify.annotations.NullMarked;
