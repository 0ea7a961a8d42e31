/** Runs the program of an agent under a host, at a terminal or in a pipe (T4). */
@NullMarked
package dev.bureau.cli.host;

import org.jspecify.annotations.NullMarked;
