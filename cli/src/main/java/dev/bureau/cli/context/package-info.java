/** The command about what agents know, and how full their windows are. */
@NullMarked
package dev.bureau.cli.context;

import org.jspecify.annotations.NullMarked;
