/**
 * What a service reaches, and in whose name; how it waits for a chain of sessions, and how it holds
 * one so that no agent works in it meanwhile; which sessions limit their trees.
 */
@NullMarked
package dev.bureau.core.access;

import org.jspecify.annotations.NullMarked;
