/**
 * The root of every error that Bureau throws, and the few errors that belong to no single feature.
 * A type says what happened, its fields carry the values, its category says whether a retry helps.
 */
@NullMarked
package dev.bureau.core.error;

import org.jspecify.annotations.NullMarked;
