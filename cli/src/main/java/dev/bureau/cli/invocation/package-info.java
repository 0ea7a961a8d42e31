/**
 * What all commands share: the options each of them has, the store these name, arguments that are
 * more than one word, and output for people and for programs.
 */
@NullMarked
package dev.bureau.cli.invocation;

import org.jspecify.annotations.NullMarked;
