/**
 * Checkpoints (E10): what a session knew and had spent at a version, with a digest by which that
 * can be verified.
 */
@NullMarked
package dev.bureau.core.checkpoint;

import org.jspecify.annotations.NullMarked;
